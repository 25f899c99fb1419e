import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { startLoadServer } from './child'
import { drive, quantile, type RawConnection, requestBytes } from './raw-client'
import { figure, say } from './report'
import { copyOf, type Seed } from './seed'

const AT_ONCE = 256

interface Outcome {
  booked: number
  full: number
  toldOfWaitlist: number
  serverErrors: number
  other: Map<string, number>
  latencies: number[]
}

/** One resident: reads the day, takes a place while confirming, confirms; tries other times while the day shows some. */
function resident(seed: Seed, index: number, outcome: Outcome) {
  const person = seed.residents[index]
  if (!person) throw new Error('too few residents')
  const address = `10.9.${(index >> 8) & 255}.${index & 255}`
  const headers = { authorization: `Bearer ${person.token}`, 'x-forwarded-for': address, 'cf-connecting-ip': address }
  const read = requestBytes('GET', `/api/v1/points/${seed.pointId}/slots?day=${seed.day}&windowKind=intake`, headers)
  const ask = async (connection: RawConnection, bytes: Buffer) => {
    const at = performance.now()
    const { status, body } = await connection.send(bytes)
    outcome.latencies.push(performance.now() - at)
    if (status >= 500) outcome.serverErrors++
    return { status, json: JSON.parse(body.toString('utf8')) }
  }
  return async (connection: RawConnection) => {
    let told = false
    for (let attempt = 0; attempt < 4; attempt++) {
      const day = await ask(connection, read)
      const open: { id: string }[] = (day.json.slots ?? []).filter(
        (slot: { id: string; state: string }) => seed.slotIds.includes(slot.id) && slot.state === 'open',
      )
      const wanted =
        open.length > 0 ? open[(index * 7 + attempt) % open.length]?.id : seed.slotIds[index % seed.slotIds.length]
      const held = await ask(
        connection,
        requestBytes('POST', '/api/v1/holds', headers, JSON.stringify({ slotId: wanted })),
      )
      if (held.status === 201) {
        const body = JSON.stringify({
          slotId: wanted,
          holdId: held.json.id,
          partyId: person.partyId,
          subject: { kind: 'bundle', id: seed.bundleId },
        })
        const booked = await ask(
          connection,
          requestBytes(
            'POST',
            '/api/v1/appointments',
            { ...headers, 'idempotency-key': `rush-${index}-${attempt}` },
            body,
          ),
        )
        if (booked.status === 201) outcome.booked++
        else outcome.other.set(booked.json.error?.code, (outcome.other.get(booked.json.error?.code) ?? 0) + 1)
        return
      }
      if (held.json.error?.code !== 'SLOT_FULL') {
        outcome.other.set(held.json.error?.code, (outcome.other.get(held.json.error?.code) ?? 0) + 1)
        return
      }
      // The refusal carries what joining the waiting list needs: point, day, kind of window and how many wait.
      told = typeof held.json.error.details?.waiting === 'number' && held.json.error.details?.day === seed.day
      if (open.length === 0) break
    }
    outcome.full++
    if (told) outcome.toldOfWaitlist++
  }
}

/** Runs the rush on a started hall. */
export async function rush(seed: Seed, port: number): Promise<Outcome> {
  const outcome: Outcome = { booked: 0, full: 0, toldOfWaitlist: 0, serverErrors: 0, other: new Map(), latencies: [] }
  await drive(
    port,
    AT_ONCE,
    seed.residents.map((_, index) => resident(seed, index, outcome)),
  )
  return outcome
}

/** Records the figures of a rush; `path` is the database it ran on. */
export function judge(target: string, seed: Seed, outcome: Outcome, path: string, places: number, p99Ms: number): void {
  const db = new Database(path)
  const { booked } = db.prepare("SELECT count(*) AS booked FROM place WHERE kind = 'booked'").get([]) as {
    booked: number
  }
  const { over } = db
    .prepare(
      'SELECT count(*) AS over FROM slot s WHERE (SELECT count(*) FROM place p WHERE p.slot_id = s.id AND p.until IS NULL) > s.capacity',
    )
    .get([]) as { over: number }
  db.close()
  const others = [...outcome.other].map(([code, count]) => `${code} ${count}`).join(', ') || 'none'
  say(
    `rush on ${target}: ${seed.residents.length} residents, ${AT_ONCE} at once, ${places} places, ${outcome.latencies.length} requests; other refusals: ${others}`,
  )
  figure(`rush ${target}: places booked`, booked, 'places', { least: places, most: places })
  figure(`rush ${target}: slots over capacity`, over, 'slots', { most: 0 })
  figure(`rush ${target}: 5xx`, outcome.serverErrors, 'answers', { most: 0 })
  figure(`rush ${target}: losers told SLOT_FULL and the waiting list`, outcome.toldOfWaitlist, 'people', {
    least: seed.residents.length - places,
  })
  figure(`rush ${target}: p99`, quantile(outcome.latencies, 0.99), 'ms', { most: p99Ms })
}

/** The rush on Node, and the memory afterwards. */
export async function benchRush(seed: Seed, places: number): Promise<void> {
  const env = copyOf(seed, 'rush')
  const server = await startLoadServer(env)
  const outcome = await rush(seed, server.port)
  const memory = await server.memoryMb()
  judge('Node', seed, outcome, join(env.DATA_DIR ?? '', 'hall.db'), places, 1000)
  figure('memory of the Node server after the rush', memory, 'MB', { most: 300 })
  await server.stop()
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
}
