import { describe, expect, it } from 'vitest'
import { breakingChanges } from './openapi-diff'

const body = {
  type: 'object',
  properties: {
    name: { type: 'string', maxLength: 60 },
    level: { enum: [1, 2, 3], type: 'number' },
    note: { type: 'string' },
    party: { $ref: '#/components/schemas/Party' },
  },
  required: ['name'],
}
const answer = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    at: { type: 'integer' },
    party: { $ref: '#/components/schemas/Party' },
    tags: { type: 'array', items: { type: 'string' } },
  },
  required: ['id', 'at'],
}
const party = {
  type: 'object',
  properties: { kind: { enum: ['self', 'company'] }, of: { $ref: '#/components/schemas/Party' } },
  required: ['kind'],
}

interface Parts {
  body?: unknown
  answer?: unknown
  party?: unknown
  operation?: Record<string, unknown>
  paths?: Record<string, unknown>
}

/** A document with one operation, of which a test changes one part. */
function documentOf(parts: Parts = {}) {
  const json = (schema: unknown) => ({ content: { 'application/json': { schema } } })
  const post = {
    'x-access': { who: 'staff', roles: ['clerk', 'admin'] },
    parameters: [{ name: 'day', in: 'query', required: false, schema: { type: 'string' } }],
    requestBody: json(parts.body ?? body),
    responses: { 201: json(parts.answer ?? answer) },
    ...parts.operation,
  }
  return {
    paths: parts.paths ?? { '/things': { post } },
    components: { schemas: { Party: parts.party ?? party } },
  }
}

const changed = (parts: Parts) =>
  breakingChanges(documentOf(), documentOf(parts)).map(({ where, what }) => `${where}: ${what}`)
const withField = (schema: typeof body | typeof answer, name: string, field: unknown) => ({
  ...schema,
  properties: { ...schema.properties, [name]: field },
})
const without = (schema: typeof body | typeof answer, name: string) => ({
  ...schema,
  properties: Object.fromEntries(Object.entries(schema.properties).filter(([key]) => key !== name)),
})

describe('what breaks an old phone is found', () => {
  it.each<[string, Parts, string]>([
    ['a path that is gone', { paths: {} }, '/things: the path is gone'],
    ['an operation that is gone', { paths: { '/things': { get: {} } } }, 'POST /things: the operation is gone'],
    [
      'a field of the answer that is gone',
      { answer: without(answer, 'at') },
      'POST /things → 201.at: the field is gone',
    ],
    [
      'a field of the answer that may be missing',
      { answer: { ...answer, required: ['id'] } },
      'POST /things → 201.at: the field may now be missing',
    ],
    [
      'an answer that may be null',
      { answer: withField(answer, 'at', { anyOf: [{ type: 'integer' }, { type: 'null' }] }) },
      'POST /things → 201.at: it may now be null',
    ],
    [
      'a changed type of an answer',
      { answer: withField(answer, 'at', { type: 'string' }) },
      'POST /things → 201.at: its type was integer, is string',
    ],
    [
      'a changed type inside a list',
      { answer: withField(answer, 'tags', { type: 'array', items: { type: 'number' } }) },
      'POST /things → 201.tags[]: its type was string, is number',
    ],
    [
      'another status of the success',
      { operation: { responses: { 200: {} } } },
      'POST /things: it no longer answers 201',
    ],
    [
      'a field of the body that is now required',
      { body: { ...body, required: ['name', 'note'] } },
      'POST /things body.note: the field is now required',
    ],
    [
      'a new field of the body that is required',
      { body: { ...withField(body, 'extra', { type: 'string' }), required: ['name', 'extra'] } },
      'POST /things body.extra: the field is now required',
    ],
    [
      'a field of the body that is refused',
      { body: without(body, 'note') },
      'POST /things body.note: the field is gone',
    ],
    [
      'a value that is gone',
      { body: withField(body, 'level', { enum: [1, 2], type: 'number' }) },
      'POST /things body.level: the value 3 is gone',
    ],
    [
      'a new list of values',
      { body: withField(body, 'note', { type: 'string', enum: ['a'] }) },
      'POST /things body.note: it is now limited to a',
    ],
    [
      'a tighter limit',
      { body: withField(body, 'name', { type: 'string', maxLength: 20 }) },
      'POST /things body.name: maxLength was lowered',
    ],
    [
      'a value that is gone behind a reference',
      { party: { ...party, properties: { ...party.properties, kind: { enum: ['self'] } } } },
      'POST /things body.party.kind: the value company is gone',
    ],
    [
      'a parameter that is now required',
      { operation: { parameters: [{ name: 'day', in: 'query', required: true, schema: { type: 'string' } }] } },
      'POST /things: the parameter query day is now required',
    ],
    ['a parameter that is gone', { operation: { parameters: [] } }, 'POST /things: the parameter query day is gone'],
    [
      'a role that may not call it',
      { operation: { 'x-access': { who: 'staff', roles: ['admin'] } } },
      'POST /things: clerk may not call it any more',
    ],
  ])('%s', (_name, parts, expected) => {
    expect(changed(parts)).toContain(expected)
  })

  it('a login where there was none', () => {
    const open = documentOf({ operation: { 'x-access': { who: 'anyone' } } })
    expect(breakingChanges(open, documentOf())).toEqual([
      { where: 'POST /things', what: 'only staff may call it, it was anyone' },
    ])
  })

  it('a body where there was none', () => {
    expect(breakingChanges(documentOf({ operation: { requestBody: undefined } }), documentOf())).toEqual([
      { where: 'POST /things', what: 'it now needs a body' },
    ])
  })
})

describe('what an old phone does not notice passes', () => {
  it.each<[string, Parts]>([
    ['nothing changed', {}],
    ['a new path', { paths: { ...documentOf().paths, '/more': { get: {} } } }],
    ['a new field of the answer', { answer: withField(answer, 'more', { type: 'string' }) }],
    ['a new optional field of the body', { body: withField(body, 'more', { type: 'string' }) }],
    ['a new value of the body', { body: withField(body, 'level', { enum: [1, 2, 3, 4], type: 'number' }) }],
    ['a wider limit', { body: withField(body, 'name', { type: 'string', maxLength: 80 }) }],
    [
      'a body that may be null now',
      { body: withField(body, 'note', { anyOf: [{ type: 'string' }, { type: 'null' }] }) },
    ],
    ['a new role', { operation: { 'x-access': { who: 'staff', roles: ['clerk', 'admin', 'supervisor'] } } }],
    ['whole numbers where any were answered', { answer: withField(answer, 'id', { type: 'string', minLength: 1 }) }],
  ])('%s', (_name, parts) => {
    expect(changed(parts)).toEqual([])
  })
})
