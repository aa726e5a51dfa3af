import assert from "node:assert/strict";
import { test } from "node:test";
import { fate, newRows } from "../src/live.js";

test("only rows that were not there before are new", () => {
  assert.deepEqual(newRows(["a", "b"], ["b", "c", "a", "d"]), ["c", "d"]);
  assert.deepEqual(newRows([], []), []);
});

test("a list is replaced when it differs, and held back while a hand is in it", () => {
  assert.equal(fate({ same: true, busy: false }), "keep");
  assert.equal(fate({ same: false, busy: false }), "replace");
  assert.equal(fate({ same: false, busy: true }), "hold");
});

test("a form is replaced only when what it is about has moved, whatever its clock says", () => {
  assert.equal(fate({ version: "3", freshVersion: "3", same: false, busy: false }), "keep");
  assert.equal(fate({ version: "3", freshVersion: "4", same: false, busy: false }), "replace");
  assert.equal(fate({ version: "3", freshVersion: "4", same: false, busy: true }), "hold");
});
