#!/bin/sh
# The last lines of the agents of RKE1, whose image is $image.
for id in $(docker ps -aq --filter "ancestor=${image:?}" </dev/null | head -n 2); do
  docker logs --tail 20 "$id" 2>&1 </dev/null
done
