# Which folder of a project uses which, as "user used" lines, and where a namespace is not that of its folder.
# awk -v project=src/Rancher.Api -f folders.awk FILES FILES: the first pass sees what is declared where.
# A use is a using, a type of an enclosing folder (visible without one), or a type behind the last part of a folder's name.
# With -v together="A B", folder B counts as part of A.

FNR == 1 {
  pass += FILENAME == first
  if (!first) { first = FILENAME; pass = 1 }
  base = project; sub(/.*\//, "", base)
  path = FILENAME; sub(/\/[^\/]*$/, "", path)
  folder = path == project ? "" : substr(path, length(project) + 2)
  space = base (folder == "" ? "" : "." folder); gsub(/\//, ".", space)
}

pass == 1 && /^namespace / {
  declared = $2; sub(/;.*/, "", declared)
  folders[space] = 1
  if (declared != space) { printf "%s has namespace %s\n", FILENAME, declared > "/dev/stderr"; broken = 1 }
}

pass == 1 && /^(public |internal |sealed |static |abstract |partial |readonly |record |ref |unsafe )*(class|struct|interface|enum|record) / {
  line = $0
  sub(/^(public |internal |sealed |static |abstract |partial |readonly |ref |unsafe )*/, "", line)
  sub(/^(record struct|record class|record|class|struct|interface|enum) /, "", line)
  match(line, /^[A-Za-z0-9_]+/)
  name = substr(line, 1, RLENGTH)
  if (!(name in home)) home[name] = space
  else if (home[name] != space) home[name] = "?"
}

function uses(used) { if ((used in folders) && used != space) seen[space " " used] = 1 }

pass == 2 && /^using / {
  used = $2 == "static" ? $3 : $2; sub(/;.*/, "", used)
  if ($2 == "static") sub(/\.[^.]*$/, "", used)
  uses(used)
  next
}

pass == 2 && !/^ *\/\// {
  line = $0
  gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
  before = ""
  while (match(line, /[A-Za-z_][A-Za-z0-9_]*/)) {
    name = substr(line, RSTART, RLENGTH)
    dot = RSTART > 1 && substr(line, RSTART - 1, 1) == "."
    if (name in home) {
      if (!dot && index(space, home[name] ".") == 1) uses(home[name])
      if (dot && home[name] ~ ("\\." before "$")) uses(home[name])
    }
    before = name
    line = substr(line, RSTART + RLENGTH)
  }
}

END {
  n = split(together, pair, " ")
  for (edge in seen) {
    split(edge, end, " ")
    for (i = 1; i < n; i += 2) for (e = 1; e <= 2; e++) if (end[e] == base "." pair[i + 1]) end[e] = base "." pair[i]
    if (end[1] != end[2]) print end[1], end[2]
  }
  exit broken
}
