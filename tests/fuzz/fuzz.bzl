"""Fuzz targets.

    wool_fuzz_target(name, deps, mutations)

`name`_test runs the files of corpus/`name` and mutations of them: an ordinary
test. `name`_libfuzzer is the target under libFuzzer, to be built with
`--config=fuzz`; it needs clang and its runtime library.
"""

load("//build_defs:wool.bzl", "wool_cc_binary", "wool_cc_library")

def wool_fuzz_target(name, deps, mutations):
    wool_cc_library(
        name = name + "_target",
        testonly = True,
        srcs = [name + "_fuzz.cc"],
        deps = deps + [":fuzz"],
        alwayslink = True,
    )
    wool_cc_binary(
        name = name + "_replay",
        testonly = True,
        srcs = ["replay.cc"],
        deps = [":fuzz", ":" + name + "_target", "//tests:count"],
    )
    native.filegroup(
        name = name + "_corpus",
        srcs = native.glob(["corpus/%s/*" % name]),
    )
    native.sh_test(
        name = name + "_test",
        size = "small",
        srcs = ["replay.sh"],
        args = [
            "$(rootpath :%s_replay)" % name,
            str(mutations),
            native.package_name() + "/corpus/" + name,
        ],
        data = [
            ":%s_corpus" % name,
            ":%s_replay" % name,
        ],
    )
    native.cc_binary(
        name = name + "_libfuzzer",
        testonly = True,
        linkopts = ["-fsanitize=fuzzer"],
        tags = ["manual"],
        deps = [":%s_target" % name],
    )
