#!/usr/bin/env bash
# The dependency rules of src/README.md that the compiler does not check, and figures a reviewer wants to see.
. "$(dirname "$0")/common.sh"
cd "$root"

broken=0

# only_in PATTERN ALLOWED…: the pattern occurs nowhere else in the code under src/.
only_in() {
  local pattern="$1" found exclude=()
  shift
  for path in "$@"; do exclude+=(":!$path"); done
  if found="$(git grep -nE "$pattern" -- 'src/*.cs' "${exclude[@]}")"; then
    printf 'Only %s may use %s:\n%s\n' "$*" "$pattern" "$found"
    broken=1
  fi
}

only_in '\bConsole\.' src/Terraform.Plugin/Hosting src/Rancher.Provider/Program.cs
only_in 'Tfplugin6?' src/Terraform.Plugin/Protocol
only_in '\bGrpc\.(AspNetCore|Core|Net)\b' src/Terraform.Plugin/Hosting src/Terraform.Plugin/Protocol
only_in '\bWebApplication\b' src/Terraform.Plugin/Hosting
only_in '\bRestSharp\b' src/Rancher.Api/Http
only_in '\bRenci\b' src/Rancher.Provider/Registration/Ssh
only_in '\b(Expand|Flatten)[A-Z][A-Za-z]*\(' src/Terraform.Plugin/Declarative
only_in 'using Rancher\.' src/Rancher.Api src/Rancher.Provider
only_in '\bRancher\b|cattle\.io|/v3/' src/Rancher.Api src/Rancher.Provider
only_in 'using Terraform\.' src/Terraform.Plugin src/Rancher.Provider

# Folders are layers: what one uses never uses it. The words of a definition hold each other, so their folders count as one.
for project in Terraform.Plugin Rancher.Api Rancher.Provider; do
  mapfile -t files < <(git ls-files "src/$project/*.cs")
  uses="$(awk -v project="src/$project" -v together='Declarative Declarative.Lifecycle Declarative Declarative.Mapping Declarative Declarative.Validators' \
    -f tests/scripts/folders.awk "${files[@]}" "${files[@]}")" || broken=1
  if ! cycles="$(tsort <<< "$uses" 2>&1 >/dev/null)"; then
    printf 'Folders of %s use each other in a circle:\n%s\n' "$project" "$cycles"
    broken=1
  fi
done

# What two resources need is below them; the list of uses is that of Rancher.Provider, the last of the loop.
if others="$(awk '
  function resource(space) { return sub(/^Rancher\.Provider\.Resources\./, "", space) ? substr(space, 1, match(space ".", /\./) - 1) : "" }
  { from = resource($1); to = resource($2) } from != "" && to != "" && from != to { print; found = 1 } END { exit !found }' <<< "$uses")"; then
  printf 'Resources use others:\n%s\n' "$others"
  broken=1
fi

# The repository of the Go provider has none of these examples and pages: links are relative.
if links="$(git grep -nE 'github\.com/rancher/terraform-provider-rancher2' -- '*.md' '*.cs' '*.tf')"; then
  printf 'Links into another repository:\n%s\n' "$links"
  broken=1
fi

git ls-files 'src/*.cs' | xargs wc -l | grep -v ' total$' | sort -rn | awk '
  { lines[NR] = $1; if (NR <= 8) printf "%5d  %s\n", $1, $2 }
  END { printf "%d files under src; the middle one has %d lines, one in ten has more than %d\n", NR, lines[int((NR + 1) / 2)], lines[int(NR / 10) + 1] }'
if long="$(git grep -noE '^.{161}' -- 'src/*.cs' | cut -d: -f1,2 | grep .)"; then
  printf 'Lines of more than 160 characters:\n%s\n' "$long"
  broken=1
fi

# Lives that the words of a definition cannot say: every class below ResourceBehavior, by whatever way.
git grep -oE 'class [A-Za-z0-9_]+(\([^)]*\))? : [A-Za-z0-9_]+' -- 'src/Rancher.Provider/*.cs' | sed -E 's/:class ([A-Za-z0-9_]+).* : /:\1:/' | awk -F: '
  { file[$2] = $1; base[$2] = $3 }
  END {
    for (name in base) {
      for (up = base[name]; up in base; up = base[up]) { }
      if (up == "ResourceBehavior") { print file[name] "\t" name }
    }
  }' | sort | while IFS=$'\t' read -r file name; do printf '%5d  %s\n' "$(wc -l < "$file")" "$name"; done | awk -v resources="$(grep -c '^resource .* version=' tests/Rancher.Provider.Tests/schema.approved.txt)" '
  { print; lines += $1 }
  END { printf "%d of %d resources have a behaviour of their own, with %d lines\n", NR, resources, lines }'

[ "$broken" -eq 0 ]
