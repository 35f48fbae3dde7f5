#!/usr/bin/env bash
# Writes the bill of materials of a release, dist/….cdx.json (CycloneDX), from the packages that the provider was restored with.
. "$(dirname "$0")/common.sh"

need_dotnet
cd "$root"
version="$(provider_version)"
name="terraform-provider-rancher2_$version.cdx.json"
[ -f src/Rancher.Provider/obj/project.assets.json ] || dotnet restore src/Rancher.Provider --verbosity quiet
dotnet tool restore --verbosity quiet >/dev/null
dotnet tool run dotnet-CycloneDX -- src/Rancher.Provider/Rancher.Provider.csproj --output dist --output-format Json --filename "$name" \
  --set-name terraform-provider-rancher2 --set-version "$version" --disable-package-restore --exclude-dev >/dev/null
for text in '"bomFormat": "CycloneDX"' 'pkg:nuget/Google.Protobuf@'; do
  grep -q "$text" "dist/$name" || die "The bill of materials in dist/$name is not complete: $text is missing."
done
printf 'SBOM: %s, %s components\n' "$name" "$(grep -c '"purl": ' "dist/$name")"
