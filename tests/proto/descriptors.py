"""Compares two google.protobuf.FileDescriptorProto and says by what they
differ."""

from google.protobuf import descriptor_pb2

# Options that mean nothing to .wool, by the message that they are in.
LEFT_OUT = {
    "FileOptions": ("java_generate_equals_and_hash", "php_generic_services"),
    "MessageOptions": ("message_set_wire_format",
                       "no_standard_descriptor_accessor"),
    "FieldOptions": ("ctype", "jstype", "lazy", "unverified_lazy", "weak"),
}


def messages(file):
    """All messages of a file, outer before inner."""
    todo = list(file.message_type)
    while todo:
        message = todo.pop(0)
        yield message
        todo.extend(message.nested_type)


def enums(file):
    yield from file.enum_type
    for message in messages(file):
        yield from message.enum_type


def options(file):
    """Each thing that has options."""
    yield file
    for message in messages(file):
        yield message
        yield from message.field
        yield from message.extension
        yield from message.extension_range
        yield from message.oneof_decl
    yield from file.extension
    for enum in enums(file):
        yield enum
        yield from enum.value
    for service in file.service:
        yield service
        yield from service.method


def used_types(file):
    for message in messages(file):
        for field in message.field:
            yield field.type_name
    for service in file.service:
        for method in service.method:
            yield method.input_type
            yield method.output_type


# ---- what may differ: each makes it equal in a file ----


def custom_options(file):
    for owner in options(file):
        if owner.HasField("options"):
            owner.options.DiscardUnknownFields()
            del owner.options.uninterpreted_option[:]


def other_options(file):
    for owner in options(file):
        if owner.HasField("options"):
            for name in LEFT_OUT.get(owner.options.DESCRIPTOR.name, ()):
                owner.options.ClearField(name)


def empty_options(file):
    """Those left when what was in them is gone."""
    for owner in options(file):
        if owner.HasField("options") and not owner.options.ListFields():
            owner.ClearField("options")


def extensions(file):
    del file.extension[:]
    for message in messages(file):
        del message.extension[:]
        del message.extension_range[:]


def groups(file):
    group = descriptor_pb2.FieldDescriptorProto.TYPE_GROUP
    leave_out(file, lambda field: field.type == group)


def context_number(file):
    """The field in which the context travels."""
    leave_out(file, lambda field: field.number == 536870911)


def defaults(file):
    """Those in oneofs and of required fields."""
    required = descriptor_pb2.FieldDescriptorProto.LABEL_REQUIRED
    for message in messages(file):
        for field in message.field:
            if field.HasField("oneof_index") or field.label == required:
                field.ClearField("default_value")


def leave_out(file, is_left_out):
    for message in messages(file):
        keep = [f for f in message.field if not is_left_out(f)]
        if len(keep) == len(message.field):
            continue
        used = {f.oneof_index for f in keep if f.HasField("oneof_index")}
        left = [i for i in range(len(message.oneof_decl)) if i in used]
        oneofs = [message.oneof_decl[i].name for i in left]
        for field in keep:
            if field.HasField("oneof_index"):
                field.oneof_index = left.index(field.oneof_index)
        fields = [descriptor_pb2.FieldDescriptorProto.FromString(
            f.SerializeToString()) for f in keep]
        del message.field[:]
        message.field.extend(fields)
        del message.oneof_decl[:]
        for name in oneofs:
            message.oneof_decl.add(name=name)


def order_of_entries(file):
    """protoc puts the entries of maps where their fields are."""
    for message in messages(file):
        nested = sorted(message.nested_type, key=lambda m: m.name)
        copies = []
        for m in nested:
            copy = descriptor_pb2.DescriptorProto()
            copy.CopyFrom(m)
            copies.append(copy)
        del message.nested_type[:]
        message.nested_type.extend(copies)


def order_of_imports(file):
    public = sorted(file.dependency[i] for i in file.public_dependency)
    names = sorted(file.dependency)
    del file.dependency[:]
    file.dependency.extend(names)
    del file.public_dependency[:]
    file.public_dependency.extend(sorted(names.index(n) for n in public))
    del file.weak_dependency[:]


class Unused:
    """Imports that no type is of."""

    def __init__(self, declared):
        self.declared = declared  # full name of a type -> its file

    def __call__(self, file):
        files = {self.declared.get(t.lstrip(".")) for t in used_types(file)}
        public = {file.dependency[i] for i in file.public_dependency}
        keep = [n for n in file.dependency if n in files or n in public]
        del file.dependency[:]
        file.dependency.extend(keep)
        del file.public_dependency[:]
        file.public_dependency.extend(
            i for i, n in enumerate(keep) if n in public)
        del file.weak_dependency[:]


def names(file):
    """What was renamed, in this file or in one that it uses."""
    file.ClearField("package")
    for owner in options(file):
        if "name" in owner.DESCRIPTOR.fields_by_name and owner is not file:
            owner.ClearField("name")
    for message in messages(file):
        for field in message.field:
            field.ClearField("json_name")
            field.ClearField("default_value")
            field.type_name = "." if field.type_name else ""
    for service in file.service:
        for method in service.method:
            method.ClearField("input_type")
            method.ClearField("output_type")


def compare(theirs, ours, declared, has_renames):
    """[] if they are equal, the reasons if they are but for them, None if they
    are not."""
    theirs.ClearField("source_code_info")
    ours.ClearField("source_code_info")
    ways = [("custom options", custom_options),
            ("other options", other_options),
            ("extensions", extensions),
            ("groups", groups),
            ("the context's number", context_number),
            ("defaults left out", defaults),
            ("unused imports", Unused(declared)),
            ("order of imports", order_of_imports),
            ("order of map entries", order_of_entries)]
    if has_renames:
        ways.append(("names", names))
    reasons = []
    for reason, normalise in ways:
        if theirs == ours:
            break
        before = (theirs.SerializeToString(deterministic=True),
                  ours.SerializeToString(deterministic=True))
        for file in (theirs, ours):
            normalise(file)
            empty_options(file)
        after = (theirs.SerializeToString(deterministic=True),
                 ours.SerializeToString(deterministic=True))
        if (before[0] == after[0]) != (before[1] == after[1]) or (
                before[0] != after[0] and reason == "names"):
            reasons.append(reason)
        elif before != after and reason.startswith("order"):
            reasons.append(reason)
    return reasons if theirs == ours else None
