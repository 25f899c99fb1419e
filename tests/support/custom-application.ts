import type { PlannedItem } from '../../shared/domain/application-plan'
import { LIGHT_DEFAULTS } from '../../shared/domain/case/light'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { NO_APPLICANT } from '../../shared/domain/draft'
import { workCalendar } from '../../shared/domain/working-day'
import { write } from '../../worker/db/statement'
import { newKey } from '../../worker/service/account/new-account'
import { SUBMITTED_COLUMNS, submissionWrites } from '../../worker/service/application/submission'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { catalogueOf } from './catalogue'
import type { Hall } from './hall'
import { identityNumber } from './identity-number'
import { CENTRE } from './visitor'

const INSERT_SQL = `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, channel, created_by,
  created_at, ${SUBMITTED_COLUMNS.join()}) VALUES (?,NULL,?,'bundle','restaurant','','counter','test',?${',?'.repeat(SUBMITTED_COLUMNS.length)})`

/** Items of any bundle anybody may think of: by id, with what each waits for. */
export type Items = readonly { id: string; after?: readonly string[] }[]

/** Receives an application of items that no bundle of the catalogue joins like this. @returns its id */
export async function receiveItems(hall: Pick<Hall, 'clock'>, deps: Deps, items: Items): Promise<string> {
  const context = Context.system(deps, 'test-receive', hall.clock.now())
  const id = context.id()
  const own = await newKey(context)
  const planned = items.map(({ id: itemId, after = [] }): PlannedItem => {
    const item = catalogueOf().items.find((one) => one.id === itemId)
    if (!item) throw new Error(`no item ${itemId}`)
    return {
      id: itemId,
      name: item.name,
      authority: item.authority,
      variant: 'establish',
      route: 'ordinary',
      after: [...after],
    }
  })
  const { columns, writes } = await submissionWrites(context, {
    ...{ id, key: own.key, subject: { kind: 'bundle', id: 'restaurant' }, pointId: CENTRE, channel: 'counter' },
    plan: {
      name: { zh: '试办', en: 'Trial' },
      items: planned,
      materials: [],
      openQuestions: [],
      isStopped: false,
      isNewBusiness: false,
      form: [],
    },
    content: {
      applicant: {
        ...NO_APPLICANT,
        kind: 'person',
        name: '何为民',
        documentKind: 'id_card',
        document: identityNumber(),
      },
      agent: null,
      form: {},
      delivery: NO_DELIVERY,
    },
    ...{ given: [], calendar: workCalendar([]), thresholds: LIGHT_DEFAULTS },
    actor: { kind: 'staff', id: 'test', roles: ['clerk'], authorised: false },
  })
  await context.save([own.write, write(INSERT_SQL, [id, own.id, hall.clock.now(), ...columns]), ...writes])
  return id
}
