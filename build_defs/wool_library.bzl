"""wool_library: .wool files to a C library.

    load("@wool//build_defs:wool_library.bzl", "wool_library")

    wool_library(
        name = "cart",
        srcs = ["cart.wool"],
        deps = [":money"],          # other wool_library targets
    )

What woolc brings with it, wool/*.wool and google/protobuf/*.wool, is no dep: it
is always there.

`:cart` is a cc_library; a program that depends on it has the runtime and says
`#include "cart.wool.h"`. `:cart_proto` is the .proto files of the same
meaning. A file is imported by its path inside its package; with
`strip_import_prefix` by its path inside another directory, relative to the
package, or to the workspace if it begins with "/".
"""

load(":wool.bzl", "wool_cc_library")

WoolInfo = provider(
    doc = "What a library that imports this one needs.",
    fields = {
        "sources": "depset of the .wool files, with those of its deps",
        "roots": "depset of the directories that they are imported from",
    },
)

def _join(*parts):
    return "/".join([p for p in parts if p and p != "."])

def _normal(path):
    """a/b/../c to a/c: what an action is passed shows in messages."""
    result = []
    for part in path.split("/"):
        if part == ".." and result:
            result.pop()
        elif part not in ("", "."):
            result.append(part)
    return "/".join(result)

def _import_root(package, prefix):
    if prefix.startswith("/"):
        return _normal(prefix)
    return _normal(_join(package, prefix))

def _declare(ctx, src, name):
    """An output where `src` would be if it had been built."""
    if not src.is_source:
        return ctx.actions.declare_file(name, sibling = src)
    base = _join(ctx.label.workspace_root, ctx.label.package)
    inside = src.dirname[len(base):].lstrip("/")
    return ctx.actions.declare_file(_join(inside, name))

def _wool_compile_impl(ctx):
    root = _import_root(ctx.label.package, ctx.attr.strip_import_prefix)
    source_root = _join(ctx.label.workspace_root, root) or "."
    built_root = _join(ctx.bin_dir.path, source_root)

    sources = depset(
        ctx.files.srcs,
        transitive = [d[WoolInfo].sources for d in ctx.attr.deps],
    )
    roots = depset(
        [source_root, built_root],
        transitive = [d[WoolInfo].roots for d in ctx.attr.deps],
        # Its own first: they say what its files are called.
        order = "preorder",
    )

    outputs = {".wool.h": [], ".wool.c": []}
    if ctx.attr.protos:
        outputs[".proto"] = []
    for src in ctx.files.srcs:
        if not src.basename.endswith(".wool"):
            fail("%s is not a .wool file" % src.short_path)
        stem = src.basename[:-len(".wool")]
        for suffix in outputs:
            outputs[suffix].append(_declare(ctx, src, stem + suffix))

    arguments = ctx.actions.args()
    arguments.add("--c")
    if ctx.attr.protos:
        arguments.add("--proto")
    arguments.add("--out", built_root)
    arguments.add_all(roots, before_each = "-I")
    arguments.add_all(ctx.files.srcs)
    protos = outputs.get(".proto", [])
    written = outputs[".wool.h"] + outputs[".wool.c"] + protos
    ctx.actions.run(
        executable = ctx.executable._woolc,
        arguments = [arguments],
        inputs = sources,
        outputs = written,
        mnemonic = "Woolc",
        progress_message = "Compiling %s" % ctx.label,
    )
    return [
        DefaultInfo(files = depset(written)),
        OutputGroupInfo(
            hdrs = depset(outputs[".wool.h"]),
            srcs = depset(outputs[".wool.c"]),
            protos = depset(protos),
        ),
        WoolInfo(sources = sources, roots = roots),
    ]

_wool_compile = rule(
    implementation = _wool_compile_impl,
    attrs = {
        "srcs": attr.label_list(allow_files = [".wool"], mandatory = True),
        "deps": attr.label_list(providers = [WoolInfo]),
        "protos": attr.bool(default = True),
        "strip_import_prefix": attr.string(),
        "_woolc": attr.label(
            default = "//codegen:woolc",
            executable = True,
            cfg = "exec",
        ),
    },
)

def _compile_label(label):
    """The target of a wool_library that carries its WoolInfo."""
    if ":" in label:
        return label + "_wool"
    return "%s:%s_wool" % (label, label.split("/")[-1])

def _include_attributes(package, prefix):
    """How the cc_library makes a header known by its file's import path."""
    root = _import_root(package, prefix)
    if not root:
        return {}  # the workspace is on the path of quoted includes
    if root == package:
        return {"includes": ["."]}
    return {"strip_include_prefix": "/" + root}

def wool_library(
        name,
        srcs,
        deps = [],
        strip_import_prefix = "",
        runtime = str(Label("//runtime:wool")),
        shipped = str(Label("//idl:shipped")),
        protos = True,
        visibility = None,
        testonly = None,
        **kwargs):
    """Compiles .wool files.

    Args:
      name: the cc_library; `name`_proto is the .proto files.
      srcs: .wool files.
      deps: the wool_library targets whose files `srcs` import.
      strip_import_prefix: what imports leave out of the path of a file.
      runtime: what the generated code is linked with.
      shipped: the C of the schemas that woolc brings with it, such as
        google/protobuf/timestamp.wool: any may be imported. None for these.
      protos: whether there are .proto files; `name`_proto is empty if not.
      visibility: of all targets.
      testonly: of all targets.
      **kwargs: for the cc_library.
    """
    _wool_compile(
        name = name + "_wool",
        srcs = srcs,
        deps = [_compile_label(d) for d in deps],
        strip_import_prefix = strip_import_prefix,
        protos = protos,
        visibility = visibility,
        testonly = testonly,
    )
    for suffix, group in [("_hdrs", "hdrs"), ("_srcs", "srcs"), ("_proto", "protos")]:
        native.filegroup(
            name = name + suffix,
            srcs = [":" + name + "_wool"],
            output_group = group,
            visibility = visibility if group == "protos" else ["//visibility:private"],
            testonly = testonly,
        )
    wool_cc_library(
        name = name,
        srcs = [":" + name + "_srcs"],
        hdrs = [":" + name + "_hdrs"],
        lang = "c",
        deps = deps + [runtime] + ([shipped] if shipped else []),
        visibility = visibility,
        testonly = testonly,
        **dict(
            kwargs,
            **_include_attributes(native.package_name(), strip_import_prefix)
        )
    )
