"""Mistakes of a first day: what was done, as .wool and as .proto (None: there is
no such thing in .proto). In a table and not in files, so that carriage returns,
tabs and byte order marks can be seen and nobody's editor mends them.

W and P are what a file begins with where that is not the point.
"""

W = "package shop;\n\n"
P = 'syntax = "proto3";\npackage shop;\n\n'


def case(title, wool, proto, wool_head=W, proto_head=P):
    return (title, wool_head + wool,
            None if proto is None else proto_head + proto)


# What lies beside every case.
FILES = {
    "money.wool": "package money;\n\nmessage Amount { int64 cents = 1; }\n",
    "money.proto": 'syntax = "proto3";\npackage money;\n\n'
                   "message Amount { int64 cents = 1; }\n",
    "circle.wool": 'package circle;\nimport "shop.wool";\n\n'
                   "message Circle { shop.Item item = 1; }\n",
    "circle.proto": 'syntax = "proto3";\npackage circle;\n'
                    'import "shop.proto";\n\n'
                    "message Circle { shop.Item item = 1; }\n",
}

FIELD = "message Item {{\n  {}\n}}\n"
ITEM = "message Item {\n  string sku = 1;\n}\n\n"


def field(title, wool, proto=None):
    """A mistake in a field, the same in both if it is given once."""
    return case(title, FIELD.format(wool), FIELD.format(proto or wool))


def both(title, text):
    return case(title, text, text)


CASES = [
    field("No semicolon", "string sku = 1\n  uint64 cents = 2;"),
    field("No semicolon behind the last field", "string sku = 1"),
    case("No semicolon behind the package", ITEM, ITEM, "package shop\n\n",
         'syntax = "proto3";\npackage shop\n\n'),
    field("Comma for semicolon", "string sku = 1,\n  uint64 cents = 2;"),
    field("Colon for equals sign", "string sku: 1;"),
    field("Number and no equals sign", "string sku 1;"),
    both("Round bracket for a curly one",
         "message Item (\n  string sku = 1;\n)\n"),
    both("Bracket not closed", "message Item {\n  string sku = 1;\n\n"
         "message Cart {\n  Item item = 1;\n}\n"),
    both("Bracket too many", "message Item {\n  string sku = 1;\n}\n}\n"),
    both("Keyword misspelt", "mesage Item {\n  string sku = 1;\n}\n"),
    field("Built-in type misspelt", "strng sku = 1;"),
    both("Message misspelt", ITEM + "message Cart {\n  Itme item = 1;\n}\n"),
    field("int", "int count = 1;"),
    field("A type of C", "uint32_t count = 1;"),
    field("Integer", "Integer count = 1;"),
    field("A list as in other languages", "string[] tags = 1;"),
    field("A list with angle brackets", "list<string> tags = 1;"),
    field("Name before the type", "sku: string;"),
    field("Name left out", "string = 1;"),
    field("Number used twice", "string sku = 1;\n  uint64 cents = 1;"),
    field("Number 0", "string sku = 0;"),
    field("Number too large", "string sku = 536870912;"),
    field("Number of protobuf's own", "string sku = 19000;"),
    field("Number that is reserved", "reserved 2;\n  string sku = 2;"),
    field("Name used twice", "string sku = 1;\n  uint64 sku = 2;"),
    both("Message declared twice", ITEM + "message Item {}\n"),
    field("Name with a minus", "uint64 unit-price = 1;"),
    field("Name with letters of another language", "uint64 größe = 1;"),
    field("A map, repeated", "repeated map<string, string> tags = 1;"),
    field("A map by a message", "map<Item, string> tags = 1;"),
    field("required", "required string sku = 1;"),
    case("Option misspelt", FIELD.format("string sku = 1 [depricated];"),
         FIELD.format("string sku = 1 [depricated = true];")),
    case("Option of another name", FIELD.format(
        "string sku = 1 [max_length = 64];"), None),
    case("Default without optional",
         FIELD.format("uint32 count = 1 [default = 1];"),
         FIELD.format("uint32 count = 1 [default = 1];")),
    both("Enum without zero", "enum Size {\n  SIZE_SMALL = 1;\n}\n"),
    both("Enum with commas", "enum Size {\n  SIZE_UNKNOWN = 0,\n"
         "  SIZE_SMALL = 1\n}\n"),
    both("One value in two enums", "enum Size {\n  UNKNOWN = 0;\n}\n"
         "enum Color {\n  UNKNOWN = 0;\n}\n"),
    case("String not closed", 'const string NAME = "shop;\n',
         'option go_package = "shop;\n'),
    both("Comment not closed", "/* What the shop sells.\n" + ITEM),
    case("Comment with #", "# What the shop sells.\n" + ITEM,
         "# What the shop sells.\n" + ITEM),
    case("Single quotes", "import 'money.wool';\n",
         "import 'money.proto';\n"),
    case("Quotes of a word processor", "import “money.wool”;\n",
         "import “money.proto”;\n"),
    field("A space that does not break", "string\u00a0sku = 1;"),
    case("Import forgotten", FIELD.format("money.Amount price = 1;"),
         FIELD.format("money.Amount price = 1;")),
    case("Import of a file that is not there",
         'import "mony.wool";\n' + FIELD.format("money.Amount price = 1;"),
         'import "mony.proto";\n' + FIELD.format("money.Amount price = 1;")),
    case("Import without quotes", "import money.wool;\n",
         "import money.proto;\n"),
    case("Import of a .proto", 'import "money.proto";\n' + ITEM, None),
    case("Imports in a circle",
         'import "circle.wool";\n' + FIELD.format("circle.Circle c = 1;"),
         'import "circle.proto";\n' + FIELD.format("circle.Circle c = 1;")),
    case("Package missing", ITEM, ITEM, "", 'syntax = "proto3";\n'),
    case("Package with a minus", ITEM, ITEM, "package my-shop;\n\n",
         'syntax = "proto3";\npackage my-shop;\n\n'),
    case("A .proto file given by accident", ITEM + "service Cart {\n"
         "  rpc Add(Item) returns (Item);\n}\n", None,
         'syntax = "proto3";\npackage shop;\n'
         'option go_package = "shop";\n\n'),
    case("rpc for routine", ITEM + "service Cart {\n"
         "  rpc Add(Item) returns (Item);\n}\n", None),
    case("returns left out",
         ITEM + "service Cart {\n  routine add(Item item) (Item item);\n}\n",
         ITEM + "service Cart {\n  rpc Add(Item) (Item);\n}\n"),
    case("return for returns",
         ITEM + "service Cart {\n"
         "  routine add(Item item) return (Item item);\n}\n",
         ITEM + "service Cart {\n  rpc Add(Item) return (Item);\n}\n"),
    case("An arrow for returns",
         ITEM + "service Cart {\n  routine add(Item item) -> Item;\n}\n",
         ITEM + "service Cart {\n  rpc Add(Item) -> Item;\n}\n"),
    case("An argument without a name",
         ITEM + "service Cart {\n  routine add(Item) returns (Item item);\n"
         "}\n", None),
    case("A routine outside of a service",
         "routine add(string sku);\n",
         ITEM + "rpc Add(Item) returns (Item);\n"),
    case("A stream of two", "service Cart {\n"
         "  routine add(stream string sku, uint32 count);\n}\n", None),
    case("A message thrown", ITEM + "service Cart {\n"
         "  routine add(string sku) throws (Item);\n}\n", None),
    case("A token of a variable that is not there",
         "context string tenant;\n\n" + FIELD.format("token<tenent> undo = 1;"),
         None),
    case("A context variable without a type",
         'context tenant = "nobody";\n', None),
    case("A default that does not fit", 'context uint32 depth = "3";\n', None),
    case("Lines of Windows and a mistake",
         "message Item {\r\n  strng sku = 1;\r\n}\r\n",
         "message Item {\r\n  strng sku = 1;\r\n}\r\n",
         "package shop;\r\n\r\n",
         'syntax = "proto3";\r\npackage shop;\r\n\r\n'),
    case("Tabs and a mistake", "message Item {\n\t\tstrng\tsku = 1;\n}\n",
         "message Item {\n\t\tstrng\tsku = 1;\n}\n"),
    case("A byte order mark and a mistake", "message Item {",
         "message Item {", "\ufeffpackage shop; ",
         '\ufeffsyntax = "proto3"; package shop; '),
    case("A mistake behind letters of several bytes",
         "message Item { /* größer 🐑 */ strng sku = 1; }\n",
         "message Item { /* größer 🐑 */ strng sku = 1; }\n"),
    case("An empty file", "", "", "", ""),
]
