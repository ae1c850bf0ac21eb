"""static_archive: one archive of all a library is made of, for other builds.

Beside it a file with the linker flags of the system's libraries it needs.
"""

def _linker_inputs(deps):
    inputs = [d[CcInfo].linking_context.linker_inputs for d in deps]
    return depset(transitive = inputs, order = "topological").to_list()

def _static_archive_impl(ctx):
    archives = []
    flags = []
    for input in _linker_inputs(ctx.attr.deps):
        flags += [f for f in input.user_link_flags if f not in flags]
        for library in input.libraries:
            archive = library.pic_static_library or library.static_library
            if archive and archive not in archives:
                archives.append(archive)

    script = ctx.actions.declare_file(ctx.label.name + ".mri")
    ctx.actions.write(script, "\n".join(
        ["create " + ctx.outputs.archive.path] +
        ["addlib " + a.path for a in archives] +
        ["save", "end", ""],
    ))
    ctx.actions.run_shell(
        command = "ar -M < " + script.path,
        inputs = archives + [script],
        outputs = [ctx.outputs.archive],
        mnemonic = "StaticArchive",
        use_default_shell_env = True,
    )
    ctx.actions.write(ctx.outputs.flags, " ".join(flags) + "\n")
    return [DefaultInfo(files = depset([
        ctx.outputs.archive,
        ctx.outputs.flags,
    ]))]

static_archive = rule(
    implementation = _static_archive_impl,
    attrs = {"deps": attr.label_list(providers = [CcInfo])},
    outputs = {
        "archive": "lib%{name}.a",
        "flags": "%{name}.flags",
    },
)
