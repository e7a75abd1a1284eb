#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes what fuzzers begin with: a file for each statement of the pages in tests/cypher, each example of a function
and each finding, and a dictionary of the grammar's words.  usage: seeds.py FOLDER"""
import hashlib
import pathlib
import re
import shutil
import sys

here = pathlib.Path(__file__).resolve().parent
root = here.parent.parent
folder = pathlib.Path(sys.argv[1])
texts = set()

for page in sorted((root / "tests/cypher").glob("*.md")):
    for block in re.findall(r"^```cypher[^\n]*\n(.*?)^```", page.read_text(), re.M | re.S):
        texts.update(part.strip() for part in block.split(";\n") if part.strip())
for source in sorted((root / "engine/functions").glob("*.cpp")):
    texts.update("RETURN " + text for text in re.findall(r'"([^"\n]+) -> [^"\n]*"', source.read_text()))

for target in ("parse", "statement"):
    seeds = folder / target
    seeds.mkdir(parents=True, exist_ok=True)
    for text in texts:
        if len(text) <= 2000:
            (seeds / hashlib.sha1(text.encode()).hexdigest()[:16]).write_text(text)
    for finding in (here / "findings" / target).glob("*"):
        shutil.copy(finding, seeds / ("finding-" + finding.name))

grammar = (root / "grammar/Cypher.g4").read_text()
words = {re.sub(r"_|\s", "", word) for word in re.findall(r"^([A-Z]+_?) : (?:[A-Z] )+;", grammar, re.M)}
signs = {sign for sign in re.findall(r"^[A-Z_]+ : '([^']+)' ;", grammar, re.M) if "\\" not in sign}
functions = set(re.findall(r'\{\s*(?:\.name = )?"([a-zA-Z][a-zA-Z.]+)",', "".join(
    source.read_text() for source in (root / "engine/functions").glob("*.cpp"))))
with open(folder / "words.dict", "w") as out:
    for word in sorted(words | signs | functions):
        out.write('"%s"\n' % word.replace("\\", "\\\\").replace('"', '\\"'))
print(len(texts), "statements,", len(words | signs | functions), "words")
