import assert from "node:assert/strict";
import { test } from "node:test";
import { fileAddress, uriOf } from "../lib/diagnostics/fileAddress.ts";

const rows: readonly (readonly [name: string, folder: string | undefined, path: string, uri: string])[] = [
  ["a.xml", undefined, "a.xml", "a.xml"],
  ["./a.xml", undefined, "a.xml", "a.xml"],
  ["net/./old//a.xml", undefined, "net/old/a.xml", "net/old/a.xml"],
  ["net/../a.xml", undefined, "a.xml", "a.xml"],
  ["../a.xml", undefined, "../a.xml", "../a.xml"],
  ["/etc/a.xml", undefined, "/etc/a.xml", "file:///etc/a.xml"],
  ["a.xml", "/project", "a.xml", "a.xml"],
  ["/project/net/a.xml", "/project", "net/a.xml", "net/a.xml"],
  ["/project/net/a.xml", "/project/", "net/a.xml", "net/a.xml"],
  ["/projects/a.xml", "/project", "/projects/a.xml", "file:///projects/a.xml"],
  ["../project/a.xml", "/project", "a.xml", "a.xml"],
  ["../other/a.xml", "/srv/project", "/srv/other/a.xml", "file:///srv/other/a.xml"],
  ["../../../a.xml", "/project", "/a.xml", "file:///a.xml"],
  ["/a.xml", "/", "a.xml", "a.xml"],
  ["my network #1.xml", undefined, "my network #1.xml", "my%20network%20%231.xml"],
  ["100%.xml", undefined, "100%.xml", "100%25.xml"],
  ["a:b.xml", undefined, "a:b.xml", "a%3Ab.xml"],
  ["Zürich/網.xml", undefined, "Zürich/網.xml", "Z%C3%BCrich/%E7%B6%B2.xml"],
  ["a\ud800.xml", undefined, "a\ud800.xml", "a%EF%BF%BD.xml"],
  ["a\nb.xml", undefined, "a\nb.xml", "a%0Ab.xml"],
  ["a\\b.xml", "/project", "a\\b.xml", "a%5Cb.xml"],
  ["net\\a.xml", "C:\\project", "net/a.xml", "net/a.xml"],
  ["c:\\project\\net\\a.xml", "C:\\project", "net/a.xml", "net/a.xml"],
  ["D:\\old nets\\a.xml", "C:\\project", "D:/old nets/a.xml", "file:///D:/old%20nets/a.xml"],
  ["..\\a.xml", "C:\\project", "C:/a.xml", "file:///C:/a.xml"],
  ["\\\\server\\share\\a.xml", "C:\\project", "//server/share/a.xml", "file://server/share/a.xml"],
];

for (const [name, folder, path, uri] of rows) {
  test(`fileAddress of ${JSON.stringify(name)} seen from ${folder ?? "nowhere"} is ${JSON.stringify(path)}`, () => {
    const address = fileAddress(name, folder);
    assert.equal(address.path, path);
    assert.equal(uriOf(address), uri);
    const base = uri.startsWith("file:") ? "root" : "folder";
    assert.equal(address.base, base);
  });
}

test("fileAddress tells a stream from a file", () => {
  assert.deepEqual(fileAddress("<stdin>", "/project"), { path: "<stdin>", base: "stream" });
  assert.equal(uriOf(fileAddress("<stdin>")), "%3Cstdin%3E");
});
