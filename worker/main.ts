import { startNode } from './node'

/** The process: starts the hall, says where it is, and stops when asked to. */
const server = await startNode(process.env).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The hall could not start.'}\n`)
  process.exit(1)
})
process.stderr.write(
  [
    '',
    '  一窗 Yichuang',
    `  Residents   ${server.origin}/`,
    `  Staff       ${server.origin}/#/packages/staff/today/index`,
    `  API         ${server.origin}/api/docs`,
    ...(server.deps.demo ? [`  Messages    ${server.origin}/dev/inbox   (what SMS and WeChat would have sent)`] : []),
    '',
  ].join('\n'),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void server.close().then(() => process.exit(0))
  })
}
