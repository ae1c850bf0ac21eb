"""What a workspace that uses wool with Debian's Bazel has to declare.

    local_repository(name = "wool", path = "...")
    load("@wool//build_defs:repositories.bzl", "wool_repositories")
    wool_repositories()

Bazel 4 asks for these repositories even where only C is compiled. All of them
are on the machine already; a repository that the workspace has declared before
is left as it is.
"""

def _linked_impl(ctx):
    for label, path in ctx.attr.files.items():
        ctx.symlink(label, path)

_linked_repository = repository_rule(
    implementation = _linked_impl,
    attrs = {"files": attr.label_keyed_string_dict(mandatory = True)},
    local = True,
)

_DEBIAN = {
    "bazel_skylib": "/usr/share/bazel/tools/skylib",
    "rules_java": "/usr/share/bazel/rules/java",
    "rules_proto": "/usr/share/bazel/rules/proto",
}

_OURS = {
    "rules_cc": ["WORKSPACE", "BUILD", "cc/BUILD", "cc/defs.bzl"],
    "remote_coverage_tools": ["WORKSPACE", "BUILD"],
}

def wool_repositories():
    """Declares what is not declared yet."""
    for name, path in _DEBIAN.items():
        if not native.existing_rule(name):
            native.local_repository(name = name, path = path)
    for name, files in _OURS.items():
        if not native.existing_rule(name):
            _linked_repository(
                name = name,
                files = {
                    _label(name, file): file
                    for file in files
                },
            )

def _label(name, file):
    package = "third_party/" + name
    if "/" in file:
        folder, file = file.split("/")
        package += "/" + folder
    return Label("//%s:%s" % (package, file))
