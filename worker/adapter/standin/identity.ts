import * as v from 'valibot'
import { answerJson, type Standin } from './sent'

export interface IdentityStandinOptions {
  /** The bearer key that is right; left out, every key is. */
  key?: string
}

const Body = v.strictObject({
  requestId: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name: v.pipe(v.string(), v.minLength(1)),
  documentKind: v.string(),
  document: v.pipe(v.string(), v.minLength(5)),
  phone: v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/)),
})

/** Documents that the real service cannot be asked about by number and name. */
const UNSUPPORTED = ['passport', 'taiwan_permit']

/**
 * The authentication service, with the contract of `IdentityHttp`. It has no register of people, so it takes the first
 * name it hears for a document to be the right one; another name, and the name 查无此人, are different people.
 */
export function identityStandin({ key }: IdentityStandinOptions = {}): Pick<Standin, 'fetch'> {
  const names = new Map<string, string>()
  return {
    async fetch(request) {
      if (request.method !== 'POST') return answerJson({ code: 'METHOD_NOT_ALLOWED' }, 405)
      const bearer = request.headers.get('authorization')
      if (key !== undefined && bearer !== `Bearer ${key}`) return answerJson({ code: 'INVALID_KEY' }, 401)
      const body = v.safeParse(Body, await request.json().catch(() => undefined))
      if (!body.success) return answerJson({ code: 'INVALID_PARAMETER' }, 400)
      const { name, documentKind, document } = body.output
      if (UNSUPPORTED.includes(documentKind)) return answerJson({ code: 'UNSUPPORTED' })
      const known = names.get(document) ?? name
      names.set(document, known)
      return answerJson({ code: known === name && name !== '查无此人' ? 'SAME' : 'DIFFERENT' })
    },
  }
}
