import { addParty } from '../../../shared/contract/account'
import type { AppointmentView } from '../../../shared/contract/appointment'
import { STAFF_ROLES, type StaffRole } from '../../../shared/contract/endpoint'
import { checkInByHand, finishVisit, startVisit } from '../../../shared/contract/visit'
import { book, CENTRE, DAY, fillDay, NEXT_DAY, openSlot } from '../booking'
import type { Hall } from '../hall'
import { makeCrowd, type Resident } from '../hall/crowd'
import { giveRole } from '../hall/login'
import { identityNumber } from '../identity-number'
import { STREET, WINDOWS } from '../visitor'

/** The day of the opening: its first times can be checked in at once. */
export const TODAY = '2026-09-14'

/** Everyone who may stand before a route. Staff sit at {@link CENTRE}; those `elsewhere` at another service point. */
export interface Staff {
  clerk: Resident
  clerkElsewhere: Resident
  kiosk: Resident
  kioskElsewhere: Resident
  supervisor: Resident
  supervisorElsewhere: Resident
  admin: Resident
  /** Of the department {@link DEPARTMENT}; those `elsewhere` of another one. */
  reviewer: Resident
  reviewerElsewhere: Resident
  approver: Resident
  approverElsewhere: Resident
  inspector: Resident
  inspectorElsewhere: Resident
  issuer: Resident
  issuerElsewhere: Resident
  /** Had every role; all were taken back. */
  former: Resident
  /** Had every role; all have run out. */
  lapsed: Resident
}

/** Whose cases the officers of the tests handle, and a department that handles others. */
export const DEPARTMENT = 'market'
const OTHER_DEPARTMENT = 'health'

const SCOPES: Readonly<Record<StaffRole, 'point' | 'department' | 'district'>> = {
  clerk: 'point',
  kiosk: 'point',
  supervisor: 'point',
  issuer: 'point',
  reviewer: 'department',
  approver: 'department',
  inspector: 'department',
  admin: 'district',
}
const ROLES = STAFF_ROLES.filter((role) => role !== 'admin')

/** A hall with people and things in every state that a route asks for. */
export class World {
  /** Personal data that was given to the hall: none of it may be read anywhere. */
  readonly secrets = new Set<string>()
  private people = 0

  private constructor(
    readonly hall: Hall,
    readonly staff: Staff,
  ) {}

  static async open(hall: Hall): Promise<World> {
    const give = (who: Resident, role: StaffRole, point: string | null, department: string | null) =>
      giveRole(hall.db, hall.clock, who, role, point, department)
    const staff: Partial<Staff> = {}
    for (const role of ROLES) {
      const [here, elsewhere] = await makeCrowd(hall.db, hall.clock, 2)
      if (!here || !elsewhere) throw new Error('nobody came')
      const isPoint = SCOPES[role] === 'point'
      give(here, role, isPoint ? CENTRE : null, isPoint ? null : DEPARTMENT)
      give(elsewhere, role, isPoint ? STREET : null, isPoint ? null : OTHER_DEPARTMENT)
      Object.assign(staff, { [role]: here, [`${role}Elsewhere`]: elsewhere })
    }
    const [admin, former, lapsed] = (await makeCrowd(hall.db, hall.clock, 3)) as [Resident, Resident, Resident]
    give(admin, 'admin', null, null)
    for (const role of STAFF_ROLES) {
      for (const who of [former, lapsed]) give(who, role, null, SCOPES[role] === 'department' ? DEPARTMENT : null)
    }
    for (const [who, department] of [
      [staff.approver, DEPARTMENT],
      [staff.approverElsewhere, OTHER_DEPARTMENT],
    ] as const) {
      hall.db
        .prepare(
          `INSERT INTO authorisation (id, account_id, department_id, from_day, to_day, granted_by, created_at)
           VALUES (?, ?, ?, '2026-01-01', '2027-12-31', 'test', 0)`,
        )
        .run([crypto.randomUUID(), who?.accountId ?? '', department])
    }
    const end = (column: string, who: Resident) =>
      hall.db.prepare(`UPDATE role_grant SET ${column} = ? WHERE account_id = ?`).run([hall.clock.now(), who.accountId])
    end('revoked_at', former)
    end('expires_at', lapsed)
    // Those who wait, wait for a place of this day.
    fillDay(hall, NEXT_DAY)
    return new World(hall, { ...staff, admin, former, lapsed } as Staff)
  }

  /** Keeps something personal, to look for it afterwards. */
  secret(text: string): string {
    this.secrets.add(text)
    return text
  }

  /** A phone number nobody has. */
  phone(): string {
    return this.secret(`136${String(++this.people).padStart(8, '7')}`)
  }

  /** A name nobody else has; with a character that old encodings do not know. */
  name(): string {
    return this.secret(`欧阳𠮷夏丹${++this.people}`)
  }

  document(): string {
    return this.secret(identityNumber())
  }

  words(): string {
    return this.secret(`窗口的人很耐心，第${++this.people}句`)
  }

  /** Someone new who is logged in. */
  async person(): Promise<Resident> {
    const [resident] = await makeCrowd(this.hall.db, this.hall.clock, 1)
    if (!resident) throw new Error('nobody came')
    return resident
  }

  /** Someone new, and a relative of theirs to book for. */
  async relative(): Promise<{ person: Resident; partyId: string }> {
    const person = await this.person()
    const { answer } = await this.hall.call(addParty, {
      as: person,
      body: {
        kind: 'relative',
        name: this.name(),
        relation: '母亲',
        documentKind: 'id_card',
        document: this.document(),
        phone: this.phone(),
      },
    })
    return { person, partyId: answer.id }
  }

  /** Room enough for everyone on the days of the tests; a plan that was made anew takes it back. */
  private makeRoom(): void {
    this.hall.db
      .prepare(
        `UPDATE slot SET capacity = 5000, closed_reason = NULL
          WHERE point_id = ? AND window_kind = 'intake' AND day IN (?, ?)`,
      )
      .run([CENTRE, TODAY, DAY])
  }

  /** A free time; `nth` chooses another one of the day. */
  async freeSlot(day: string = DAY, nth = 0): Promise<string> {
    this.makeRoom()
    return (await openSlot(this.hall, nth, day)).id
  }

  /** Someone new with an appointment; today's can be checked in, the others changed. */
  async booked(day: string = DAY): Promise<{ person: Resident; appointment: AppointmentView }> {
    const person = await this.person()
    const { answer } = await book(this.hall, person, { slotId: await this.freeSlot(day) })
    return { person, appointment: answer }
  }

  /** Someone who has checked in and waits. */
  async arrived(): Promise<{ person: Resident; visitId: string }> {
    const { person, appointment } = await this.booked(TODAY)
    const { answer } = await this.hall.call(checkInByHand, {
      as: this.staff.clerk,
      params: { id: appointment.id },
      body: {},
    })
    if (!answer.visit) throw new Error('checked in without a visit')
    return { person, visitId: answer.visit.id }
  }

  /** Someone who is at a window now; whoever was there before has gone. */
  async serving(): Promise<{ person: Resident; visitId: string; windowId: string }> {
    const { person, visitId } = await this.arrived()
    const windowId = this.freeWindow()
    await this.hall.call(startVisit, { as: this.staff.clerk, params: { id: visitId }, body: { windowId } })
    return { person, visitId, windowId }
  }

  /** Someone who has been served and may rate. */
  async served(): Promise<{ person: Resident; visitId: string; windowId: string }> {
    const { person, visitId, windowId } = await this.serving()
    const body = { result: 'accepted', note: this.words() } as const
    const finished = await this.hall.call(finishVisit, { as: this.staff.clerk, params: { id: visitId }, body })
    if (finished.code !== null) throw new Error(`not finished: ${finished.code}`)
    return { person, visitId, windowId }
  }

  /** A window with nobody at it. */
  freeWindow(): string {
    const [windowId] = WINDOWS
    this.hall.db
      .prepare("UPDATE visit SET state = 'finished', finished_at = ? WHERE window_id = ? AND state = 'serving'")
      .run([this.hall.clock.now(), windowId])
    return windowId
  }

  /** Someone who missed two appointments and cannot book online any more. */
  async banned(): Promise<Resident> {
    const person = await this.person()
    for (const id of ['food-licence', 'fire-check']) {
      const subject = { kind: 'item', id } as const
      const { answer } = await book(this.hall, person, { slotId: await this.freeSlot(), subject })
      this.hall.db
        .prepare("UPDATE appointment SET state = 'no_show', ended_at = ? WHERE id = ?")
        .run([this.hall.clock.now() - 1, answer.id])
      this.hall.db.prepare('DELETE FROM place WHERE appointment_id = ?').run([answer.id])
    }
    return person
  }

  /** The id in the first row of a query. */
  idOf(sql: string, ...values: (string | number)[]): string {
    const row: unknown = this.hall.db.prepare(sql).get(values)
    const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined
    if (typeof id !== 'string') throw new Error(`no row: ${sql}`)
    return id
  }
}
