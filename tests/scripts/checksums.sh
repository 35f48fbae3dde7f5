#!/usr/bin/env bash
# Writes dist/…_manifest.json and dist/…_SHA256SUMS for the zips in ./dist, as provider registries expect them.
. "$(dirname "$0")/common.sh"

version="$(provider_version)"
cd "$root/dist"
cp "$root/terraform-registry-manifest.json" "terraform-provider-rancher2_${version}_manifest.json"
sha256sum -- *.zip *_manifest.json >"terraform-provider-rancher2_${version}_SHA256SUMS"
