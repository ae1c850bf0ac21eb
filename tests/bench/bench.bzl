"""What a peer of the benchmark is made of."""

load("//build_defs:wool.bzl", "wool_cc_binary", "wool_script_test")

def bench_peer(name, srcs, deps = [], tags = [], **kwargs):
    """A peer (see peer.h), and NAME_smoke_test, which runs it for a moment."""
    wool_cc_binary(
        name = name,
        testonly = True,
        srcs = srcs,
        # In whatever mode the rest is built, or a forgotten -c opt would
        # compare one library's debugging build with another's release.
        copts = ["-O2"],
        tags = tags,
        deps = deps + ["//tests/bench:peer"],
        **kwargs
    )
    wool_script_test(
        name = name + "_smoke_test",
        src = "//tests/bench:compare_peers",
        args = [
            "--rounds=1",
            "--seconds=0.1",
            name + "=$(rootpath :%s)" % name,
        ],
        data = [":" + name],
        tags = tags,
    )
