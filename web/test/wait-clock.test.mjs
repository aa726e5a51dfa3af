import assert from "node:assert/strict";
import { test } from "node:test";
import { formatWait, readWait, spokenOf } from "../src/wait-clock.js";

const at = (text) => Date.parse(text);
const hours = (n) => n * 3_600_000;

test("a wait is told in minutes, then hours and minutes, then days and hours", () => {
  assert.equal(formatWait(-5), "0 min");
  assert.equal(formatWait(59_999), "0 min");
  assert.equal(formatWait(hours(0.75)), "45 min");
  assert.equal(formatWait(hours(31.2)), "31 t 12 min");
  assert.equal(formatWait(hours(48) - 1), "47 t 59 min");
  assert.equal(formatWait(hours(76)), "3 d 4 t");
});

test("the night the clocks change counts its true hours", () => {
  const clock = { since: at("2026-03-28T20:00:00+01:00"), until: Number.NaN, thresholds: [] };
  assert.equal(readWait(clock, at("2026-03-29T08:00:00+02:00")).text, "11 t 0 min");
});

test("the bar shows the share used and stops at the whole", () => {
  const clock = { since: at("2026-04-02T08:00:00Z"), until: at("2026-04-02T18:00:00Z"), thresholds: [] };
  assert.equal(readWait(clock, at("2026-04-02T13:00:00Z")).share, 50);
  assert.equal(readWait(clock, at("2026-04-03T13:00:00Z")).share, 100);
  assert.equal(readWait({ ...clock, until: Number.NaN }, at("2026-04-02T13:00:00Z")).share, null);
});

test("the threshold last passed is the one that holds", () => {
  const thresholds = [
    { at: at("2026-04-02T18:00:00Z"), state: "overdue", words: "Fristen er passert" },
    { at: at("2026-04-02T16:00:00Z"), state: "warning", words: "Fristen går ut kl. 20.00" },
  ];
  const clock = { since: at("2026-04-02T08:00:00Z"), until: Number.NaN, thresholds };
  assert.equal(readWait(clock, at("2026-04-02T15:59:59Z")).threshold, null);
  assert.equal(readWait(clock, at("2026-04-02T16:00:00Z")).threshold.state, "warning");
  assert.equal(readWait(clock, at("2026-04-02T20:00:00Z")).threshold.state, "overdue");
});

test("among several clocks each is named, and those that pass together are all heard", () => {
  const words = "Fristen er passert";
  assert.equal(spokenOf([{ words }]), words);
  const first = { name: "2026-000123", words };
  assert.equal(spokenOf([first, first, { name: "2026-000124", words }]), `2026-000123: ${words}. 2026-000124: ${words}`);
});
