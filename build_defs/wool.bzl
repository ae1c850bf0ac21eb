"""The rules every target here is made of: one place for flags.

    wool_cc_library(name, srcs, hdrs, deps, ...)
    wool_cc_binary(name, srcs, deps, ...)
    wool_cc_test(name, srcs, deps, ...)     GoogleTest and its main are linked
    wool_script_test(name, src, data, ...)  an executable sh or python3 script

The first three take what the native rules take, and three things differ.
Warnings are on, and are errors in our own build. Symbols are hidden unless
their declaration says otherwise. Linking among our targets is static, because
hidden symbols cannot be reached across shared objects.

A target holds C or C++, never both, as the warnings differ. It is told from
the suffixes of `srcs`; where these are labels of generated files, or a
select(), say `lang = "c"` or `lang = "c++"`.
"""

_WARNINGS = [
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wshadow",
    "-Wconversion",
    "-Wsign-conversion",
    "-Wcast-qual",
    "-Wformat=2",
    "-Wundef",
    "-Wvla",
    "-Wwrite-strings",
    "-Wimplicit-fallthrough",
]

_C_WARNINGS = [
    "-Wstrict-prototypes",
    "-Wmissing-prototypes",
]

# For tests that call a compiler themselves.
WOOL_C_WARNINGS = _WARNINGS + _C_WARNINGS
WOOL_CXX_WARNINGS = _WARNINGS

# A Label, so that it means ours in the BUILD files of other workspaces too.
_WERROR = select({
    str(Label("//build_defs:werror")): ["-Werror"],
    "//conditions:default": [],
})

# -std=c11 alone hides POSIX, sockets and CPU affinity.
_COMMON = [
    "-D_GNU_SOURCE",
    "-fvisibility=hidden",
]

_C_SUFFIXES = (".c", ".inc")
_CXX_SUFFIXES = (".cc", ".cpp", ".cxx")

def _lang(name, srcs, lang):
    if lang:
        if lang not in ("c", "c++"):
            fail("%s: lang is \"c\" or \"c++\", not \"%s\"" % (name, lang))
        return lang
    if type(srcs) != "list":
        fail("%s: say lang = \"c\" or \"c++\", as srcs is computed" % name)
    c = [s for s in srcs if s.endswith(_C_SUFFIXES)]
    cxx = [s for s in srcs if s.endswith(_CXX_SUFFIXES)]
    if c and cxx:
        fail("%s: a target holds C or C++, not both: %s" % (name, srcs))
    if srcs and not c and not cxx:
        fail("%s: say lang = \"c\" or \"c++\", as no suffix tells" % name)
    return "c++" if cxx else "c"

def _copts(name, srcs, lang, copts):
    flags = _COMMON + _WARNINGS
    if _lang(name, srcs, lang) == "c":
        flags = flags + _C_WARNINGS
    return flags + _WERROR + copts

def wool_cc_library(name, srcs = [], lang = None, copts = [], **kwargs):
    """cc_library with this project's flags."""
    native.cc_library(
        name = name,
        srcs = srcs,
        copts = _copts(name, srcs, lang, copts),
        linkstatic = True,
        **kwargs
    )

def wool_cc_binary(name, srcs = [], lang = None, copts = [], **kwargs):
    """cc_binary with this project's flags."""
    native.cc_binary(
        name = name,
        srcs = srcs,
        copts = _copts(name, srcs, lang, copts),
        **kwargs
    )

def wool_cc_test(
        name,
        srcs = [],
        lang = None,
        copts = [],
        deps = [],
        size = "small",
        **kwargs):
    """cc_test with this project's flags, GoogleTest and its main."""
    native.cc_test(
        name = name,
        srcs = srcs,
        copts = _copts(name, srcs, lang, copts),
        linkstatic = True,
        size = size,
        deps = deps + [
            "//build_defs:tsan_suppressions",
            "//third_party:gtest_main",
        ],
        **kwargs
    )

def wool_script_test(name, src, size = "small", **kwargs):
    """A test that is one executable file, passing if it exits with 0.

    In Python too: the launcher of py_test looks for a program named `python`,
    which Debian does not have. Paths to `data` go into `args` as
    $(location ...), or are those below the workspace's root, which is the
    directory the script starts in.
    """
    native.sh_test(
        name = name,
        srcs = [src],
        size = size,
        **kwargs
    )
