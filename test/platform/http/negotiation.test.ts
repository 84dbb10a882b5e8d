import { chooseEncoding, isHeldByClient } from '../../../src/platform/http/negotiation';

const both = new Set(['br', 'gzip'] as const);
const gzipOnly = new Set(['gzip']);

it.each([
  ['gzip, deflate, br, zstd', both, 'br'],
  ['gzip, deflate, br, zstd', gzipOnly, 'gzip'],
  ['BR ; Q=0.5', both, 'br'],
  ['br;q=0.1, gzip;q=1', both, 'gzip'],
  ['br;q=0.1, gzip;q=1', new Set(['br']), 'br'],
  ['gzip;q=0.5, *;q=0.6', both, 'br'],
  ['*', both, 'br'],
  ['br;q=0, gzip;q=0.1', both, 'gzip'],
  ['*;q=0', both, null],
  ['br;q=oops', both, null],
  ['', both, null],
  [undefined, both, null],
  ['br', gzipOnly, null],
])('a client that accepts %p is sent %3$p', (accepted, stored, expected) => {
  expect(chooseEncoding(accepted, stored)).toBe(expected);
});

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b" , "a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
  [undefined, false],
])('a client that names %p holds the form "a": %p', (header, expected) => {
  expect(isHeldByClient(header, '"a"')).toBe(expected);
});
