/** Names that Taro looks for and does without. */
const LOOKED_FOR = new Set<PropertyKey>(['cloud', 'webpackJsonp', 'then', 'toJSON', 'getRenderer', 'onPageNotFound'])

/** The `wx` object: a function that the harness does not know is reported, not silently undefined. */
export function strictWx<T extends object>(known: T, report: (problem: string) => void): T {
  return new Proxy(known, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !Reflect.has(target, name) && !LOOKED_FOR.has(name)) {
        report(`The program uses wx.${name}, which this phone does not know.`)
      }
      return Reflect.get(target, name, receiver)
    },
  })
}
