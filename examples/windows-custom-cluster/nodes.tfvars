nodes = {
  linux-1   = { roles = ["etcd", "controlplane", "worker"] }
  linux-2   = { labels = { team = "web" } }
  windows-1 = { os = "windows" }
}
