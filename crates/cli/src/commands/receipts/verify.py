"""Checks an export of receipts: python3 verify.py FOLDER [HEAD]. Needs nothing but Python's own library.

HEAD is the hash of a receipt that was kept elsewhere. Without it nobody can tell a chain that was made anew, whole, from
the one that was: head.json finds what was left out by mistake, but lies beside the files and can be changed with them.
"""
import hashlib, json, os, sys

def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def root(hashes):
    """The Merkle root of RFC 6962 over the hashes of leaves."""
    full = []
    for node in hashes:
        size = 1
        while full and full[-1][0] == size:
            node, size = sha(b"\x01", full.pop()[1], node), 2 * size
        full.append((size, node))
    if not full:
        return sha()
    node = full.pop()[1]
    while full:
        node = sha(b"\x01", full.pop()[1], node)
    return node

def check(condition, says):
    if not condition:
        sys.exit(says)

def read(name):
    """What stands in a file of the export, a JSON value a line."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    except (OSError, ValueError) as error:
        sys.exit(f"{name}: is missing or damaged: {error}")

def unexpected(kind, error, trace):
    print(f"the export is damaged: {kind.__name__}: {error}", file=sys.stderr)

# What no check foresees is a sentence, too, and the exit code stays 1.
sys.excepthook = unexpected
folder = sys.argv[1] if len(sys.argv) > 1 else "."
expected = read("head.json")
check(len(expected) == 1, "head.json: is not one line")
expected = expected[0]
previous, hashes, with_rows = "0" * 64, [], {}
for place, kept in enumerate(read("receipts.jsonl"), 1):
    receipt = json.loads(kept["body"])
    check(sha(b"interdict receipt 1\n", kept["body"].encode()).hex() == kept["hash"], f"receipt {place}: changed")
    check(receipt["number"] == place, f"receipt {place}: missing or moved")
    check(receipt["previous"] == previous, f"receipt {place}: does not follow on the one before it")
    previous = kept["hash"]
    hashes.append(previous)
    rows = f"rows-{place}.jsonl"
    if os.path.exists(os.path.join(folder, rows)):
        held = read(rows)
        leaves = [row["leaf"].encode() for row in held]
        check(len(leaves) == receipt.get("parts", receipt["rows"]), f"receipt {place}: rows are missing")
        check(root([sha(b"\x00", leaf) for leaf in leaves]).hex() == receipt["root"], f"receipt {place}: rows changed")
        for leaf, subject in ((json.loads(row["leaf"]), row.get("subject")) for row in held):
            if subject is not None:
                salt = bytes.fromhex(leaf["subject"]["salt"])
                digest = sha(b"interdict subject 1\n", salt, subject.encode()).hex()
                check(digest == leaf["subject"]["digest"], f"receipt {place}, row {leaf['row']}: another subject")
        with_rows[str(place)] = len(leaves)
check(len(hashes) == expected["receipts"], f"{len(hashes)} receipts, and {expected['receipts']} were exported")
check(previous == expected["head"], "the last receipt is not the one that was exported")
for place, count in expected["rows"].items():
    check(with_rows.get(place) == count, f"receipt {place}: its {count} rows were exported, and are missing")
kept_elsewhere = sys.argv[2] if len(sys.argv) > 2 else None
check(kept_elsewhere in [None, *hashes], "the head that was kept elsewhere is not in this chain: made anew, or cut off")
print(f"nothing was changed; {len(with_rows)} receipts with their rows; head {previous}")
if kept_elsewhere:
    print("the head that was kept elsewhere is in the chain")
else:
    print("this holds as far as head.json does: only a head that was kept elsewhere protects; give it as verify.py FOLDER HEAD")
