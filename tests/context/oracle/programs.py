"""Programs of an oracle, as steps.cc reads them."""


def parse(lines, blocks, endings):
    """Yields (name, steps); a step is (words, body, words of its ending)."""
    name, stack = None, [[]]
    for line in lines:
        words = line.split()
        if not words or words[0][0] == "#":
            continue
        if words[0] == "program":
            if name is not None:
                yield name, stack[0]
            name, stack = words[1], [[]]
        elif words[0] in endings:
            stack.pop()
            head, body, _ = stack[-1][-1]
            stack[-1][-1] = (head, body, words)
        else:
            body = []
            stack[-1].append((words, body, []))
            if words[0] in blocks:
                stack.append(body)
    if name is not None:
        yield name, stack[0]
