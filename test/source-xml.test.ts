import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { SourceText } from "../lib/source/text.ts";
import { leavesOf, type XmlElement } from "../lib/source/tree.ts";
import { parseXml } from "../lib/source/xml.ts";

function parsed(text: string): XmlElement {
  const { tree, problems } = parseXml(new SourceText("file.xml", text));
  assert.deepEqual(problems, []);
  assert.ok(tree);
  return tree;
}

// Every leaf of a document as `path = value`, values in JSON.
const leafRows: readonly [name: string, text: string, leaves: string[]][] = [
  ["attributes in their order", "<a c=\"1\" b='2'/>", ['/a[1]/@c = "1"', '/a[1]/@b = "2"']],
  ["blanks around the equals sign", '<a b\n=\t"1" />', ['/a[1]/@b = "1"']],
  [
    "an index among siblings of the same name",
    "<a><b>1</b><c>2</c><b>3</b></a>",
    ['/a[1]/b[1] = "1"', '/a[1]/c[1] = "2"', '/a[1]/b[2] = "3"'],
  ],
  ["a name with its prefix", '<x:a x:b="1"><y:a>2</y:a></x:a>', ['/x:a[1]/@x:b = "1"', '/x:a[1]/y:a[1] = "2"']],
  ["namespace declarations are no leaves", '<a xmlns="u" xmlns:p="v" b="1"/>', ['/a[1]/@b = "1"']],
  ["text is trimmed", "<a>\r\n  10.0.0.0/8\t</a>", ['/a[1] = "10.0.0.0/8"']],
  ["blank text is none", "<a> \n\t<b/>\r\n</a>", []],
  ["text around a child is one text", "<a> x <b>y</b> z </a>", ['/a[1] = "x  z"', '/a[1]/b[1] = "y"']],
  ["a comment does not split a value", "<a>10.0.0.<!-- here -->0/8</a>", ['/a[1] = "10.0.0.0/8"']],
  ["nor does one that is empty", "<a> <!---->x<!---->y</a>", ['/a[1] = "xy"']],
  ["nor an instruction", "<a>x<?p q?>y</a>", ['/a[1] = "xy"']],
  ["a section is text", "<a> <![CDATA[ <&> ]]> </a>", ['/a[1] = "<&>"']],
  ["a section beside text", "<a>x<![CDATA[]]]]><![CDATA[>&amp;]]></a>", ['/a[1] = "x]]>&amp;"']],
  [
    "references",
    '<a b="&lt;&#65;&#x42;&quot;">&amp;&apos;&gt;&#x1F600;</a>',
    ['/a[1]/@b = "<AB\\""', '/a[1] = "&\'>😀"'],
  ],
  ["a reference is resolved once", "<a>&amp;lt;</a>", ['/a[1] = "&lt;"']],
  ["blanks by reference are kept", "<a> &#32;x&#10; </a>", ['/a[1] = " x\\n"']],
  ["line ends in text are line feeds", "<a>x\r\ny\rz&#13;</a>", ['/a[1] = "x\\ny\\nz\\r"']],
  ["line ends and tabs in attributes are spaces", '<a b="x\r\ny\tz&#10;"/>', ['/a[1]/@b = "x y z\\n"']],
  ["an empty value is a leaf", '<a b=""/>', ['/a[1]/@b = ""']],
  ["names that are not ASCII", '<Zürich größe="1"/>', ['/Zürich[1]/@größe = "1"']],
];

for (const [name, text, leaves] of leafRows) {
  test(`parseXml: ${name}`, () => {
    const root = parsed(text);
    const found = leavesOf({ syntax: "xml", source: root.source, root });
    assert.deepEqual(
      found.map(({ path, value }) => `${path} = ${JSON.stringify(value)}`),
      leaves,
    );
  });
}

test("parseXml says where everything stands", () => {
  const text = '<?xml version="1.0"?>\n<a xmlns:p="u"\n  b="1">\n  <c> x </c>\n</a>\n';
  const root = parsed(text);
  const cut = (spot: { start: number; end: number } | undefined): string => text.slice(spot?.start, spot?.end);
  assert.equal(cut(root), text.slice(22, -1));
  assert.equal(cut(root.attributes[0]), 'b="1"');
  assert.equal(cut(root.children[0]), "<c> x </c>");
  assert.equal(cut(root.children[0]?.text), "x");
  assert.deepEqual(root.declarations, [{ prefix: "p", uri: "u", start: text.indexOf("xmlns:p") }]);
  assert.equal(root.children[0]?.parent, root);
  assert.equal(root.name, "a");
});

test("parseXml accepts blanks before the declaration with a warning, and keeps the places", () => {
  const { tree, problems } = parseXml(new SourceText("file.xml", '\n  <?xml version="1.0"?>\n<a b="1"/>'));
  assert.deepEqual(
    problems.map(({ code, start }) => [code, start]),
    [["NT1013", 3]],
  );
  assert.deepEqual(tree?.source.positionAt(tree.start), { line: 3, column: 1 });
});

// Documents that are refused: code and place, what the message must say, and the related place if there is one.
const faultRows: readonly [text: string, place: string, message: RegExp, related?: string][] = [
  ["<a>\n <b>\n  <c>\n </b>\n</a>", "NT1010 4:2", /^Found the end tag "<\/b>" where "<\/c>" was expected$/, "3:3"],
  ["<a/>\n</a>", "NT1010 2:1", /end tag "<\/a>" after the end of the root element "a"/],
  ["</a>", "NT1010 1:1", /end tag "<\/a>" before any element/],
  ["<a>\n<b/>\n", "NT1010 3:1", /^Found the end of the file where "<\/a>" was expected$/, "1:1"],
  ["$x = @'\n<a/>", "NT1010 1:1", /^Found text before the root element/],
  ["<a/>\n'@\n", "NT1010 2:1", /^Found text after the end of the root element "a"/],
  ["<a/>\n<b/>", "NT1010 2:1", /second root element "b" after the end of "a"/],
  ["<a/><![CDATA[x]]>", "NT1010 1:5", /Found "<!\[CDATA\[x\]\]"/],
  ["<a b=c/>", "NT1010 1:6", /value of "b", expected a value in quotes/],
  ["<a b>", "NT1010 1:5", /after the attribute name "b", expected "=" and a value/],
  ["<a b c='1'>", "NT1010 1:6", /Found "c" after the attribute name "b"/],
  ['<a b="1"\n   b="2"/>', "NT1010 2:4", /attribute "b" a second time/, "1:4"],
  ['<a xmlns="1" xmlns="2"/>', "NT1010 1:14", /attribute "xmlns" a second time/, "1:4"],
  ['<a b="x>\n<c d="y"/></a>', "NT1010 2:1", /"<" in the value of the attribute "b"/, "1:6"],
  ["<a b='1'c='2'/>", "NT1010 1:9", /Found "c" in the start tag of "a", expected a blank/],
  ["<a / >", "NT1010 1:4", /expected an attribute/],
  ["<a>x & y</a>", "NT1010 1:6", /^Found "&" that starts no reference$/],
  ["<a>&nbsp;</a>", "NT1010 1:4", /reference "&nbsp;", which XML does not define/],
  ["<a b='&AMP;'/>", "NT1010 1:7", /reference "&AMP;", which XML does not define/],
  ["<a>&#X41;</a>", "NT1010 1:4", /reference "&#X41;"/],
  ["<a>&#0;</a>", "NT1010 1:4", /stands for no character that XML allows/],
  ["<a>&#xD800;</a>", "NT1010 1:4", /stands for no character that XML allows/],
  ["<a>\n\u0001</a>", "NT1010 2:1", /character U\+0001, which XML does not allow/],
  ["<a b='\uD800'/>", "NT1010 1:7", /character U\+D800/],
  ["<a>\uFFFF</a>", "NT1010 1:4", /character U\+FFFF/],
  ["<1a/>", "NT1010 1:1", /"<" followed by "1"/],
  ["< a/>", "NT1010 1:1", /"<" followed by " "/],
  ["<a></ a>", "NT1010 1:6", /inside an end tag, expected a name/],
  ["<a></a b>", "NT1010 1:8", /Found "b" inside an end tag/],
  ["<a><$(name)/></a>", "NT1010 1:4", /"<" followed by "\$"/],
  ["<a>5 < 6</a>", "NT1010 1:6", /"<" followed by " "/],
  ["<a>]]></a>", "NT1010 1:4", /"\]\]>" outside a CDATA section/],
  ["<a>\n<!-- x</a>", "NT1010 2:1", /comment without its end "-->"/],
  ["<a><!-- x -- y --></a>", "NT1010 1:11", /"--" inside a comment/, "1:4"],
  ["<a>\n<![CDATA[x\n</a>", "NT1010 3:5", /CDATA section without its end/, "2:1"],
  ["<a\n b='1'", "NT1010 1:1", /end of the file inside the start tag of "a"/],
  ["<a></a", "NT1010 1:4", /end of the file inside an end tag/],
  ["<a\n <b/></a>", "NT1010 2:2", /"<" inside the start tag of "a"/, "1:1"],
  ["<a/>\n<?xml version='1.0'?>", "NT1010 2:1", /XML declaration "<\?xml" after the start/],
  ["<?xml version='1.0' encoding=utf-8?><a/>", "NT1010 1:1", /XML declaration .* not complete or not in order/],
  ["<?xml encoding='utf-8'?><a/>", "NT1010 1:1", /not complete or not in order/],
  ["<a><?XML x?></a>", "NT1010 1:4", /XML declaration "<\?XML"/],
  ["<a><? x?></a>", "NT1010 1:6", /expected a processing instruction/],
  ["<a><!ELEMENT b></a>", "NT1010 1:4", /Found "<!ELEMENT", expected an element or a comment/],
  ["<!-- only -->\n", "NT1010 2:1", /Found no element/],
  ["", "NT1010 1:1", /Found no element/],
  ["\n<!DOCTYPE a>\n<a/>", "NT1011 2:1", /Found a DOCTYPE, expected none/],
  ["<!doctype html>\n<html>", "NT1011 1:1", /Found a DOCTYPE/],
  ["<a>\n<__proto__/></a>", "NT1012 2:2", /name "__proto__", which every JavaScript object inherits/],
  ["<a><x:constructor/></a>", "NT1012 1:5", /name "x:constructor"/],
  ['<a toString="1"/>', "NT1012 1:4", /name "toString"/],
  ['<a hasOwnProperty="1" b="2"/>', "NT1012 1:4", /name "hasOwnProperty"/],
];

for (const [text, place, message, related] of faultRows) {
  test(`parseXml refuses ${JSON.stringify(text)}`, () => {
    const source = new SourceText("file.xml", text);
    const where = (start: number): string => {
      const { line, column } = source.positionAt(start);
      return `${line}:${column}`;
    };
    const { tree, problems } = parseXml(source);
    assert.equal(tree, undefined);
    assert.equal(problems.length, 1);
    const [problem] = problems;
    assert.ok(problem);
    assert.equal(`${problem.code} ${where(problem.start)}`, place);
    assert.match(problem.message, message);
    assert.doesNotMatch(problem.message, /\.$/);
    assert.notEqual(problem.help, "");
    assert.equal(problem.related?.[0] && where(problem.related[0].start), related);
  });
}

test("parseXml counts siblings rightly however many names they have", () => {
  const names = Array.from({ length: 40 }, (_, index) => `n${index % 13}`);
  const root = parsed(`<a>${names.map((name) => `<${name}/>`).join("")}</a>`);
  const count = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    count.set(name, (count.get(name) ?? 0) + 1);
    assert.equal(root.children[index]?.path, `/a[1]/${name}[${count.get(name)}]`);
  }
});

test("parseXml takes text that is longer than what the tokeniser buffers, wherever the pieces meet", () => {
  const long = "10.0.0.0/8 &amp; ".repeat(20_000);
  const root = parsed(`<a><!-- ${"x".repeat(60_000)} --><b>${long}</b><c d="${"y".repeat(65_000)}"/></a>`);
  assert.equal(root.children[0]?.text?.value, long.trim().replaceAll("&amp;", "&"));
  assert.equal(root.children[1]?.attributes[0]?.value.length, 65_000);
});

const pieces = [
  "<a",
  "<b>",
  "</a>",
  "</b>",
  "/>",
  ">",
  "<",
  "&",
  "&amp;",
  "x",
  " ",
  "\n",
  ' c="1"',
  " c='",
  '"',
  "<!--",
  "-->",
  "--",
  "<![CDATA[",
  "]]>",
  "<?p ?>",
  "<?xml version='1.0'?>",
  "<!DOCTYPE a>",
  "\u0001",
  "é",
  "😀",
  "<!---->",
  "!---->",
  "xmlns:",
  "=",
];

test("parseXml gives a tree or exactly one refusal for any input, with a place inside it", () => {
  const near = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `<a>${parts.join("")}</a>`);
  fc.assert(
    fc.property(fc.oneof(near, fc.string({ unit: "binary" })), (text) => {
      const { tree, problems } = parseXml(new SourceText("file.xml", text));
      if (tree !== undefined) return;
      assert.equal(problems.length, 1);
      assert.ok((problems[0]?.start ?? -1) >= 0 && (problems[0]?.start ?? -1) <= text.length);
      assert.doesNotMatch(problems[0]?.message ?? "", /which cannot stand here/);
    }),
    { numRuns: 2_000 },
  );
});
