#!/bin/sh
# The last lines of the agent of RKE2 and K3s.
journalctl -u rancher-system-agent -n 20 --no-pager -o cat 2>/dev/null
