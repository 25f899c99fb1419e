import type { FormValues } from '../../shared/contract/application-part'
import { act, readDesk } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { receiveAtCounter } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import type { Field } from '../../shared/contract/form'
import { materialsWanted } from '../../shared/domain/application-material'
import { applicationPlan } from '../../shared/domain/application-plan'
import { askedOf, formOf, guideOf } from '../../shared/domain/form'
import { catalogueOf } from './catalogue'
import type { HallClient, Login } from './hall/client'
import { identityNumber } from './identity-number'
import { CENTRE } from './visitor'

const catalogue = catalogueOf()

/** Right by both check characters; nobody’s. */
const USCC = '91350100M000100Y43'

/** A restaurant of five items: licence, food, fire (ordinary route), large sign, sewer. */
export const FIVE_ITEMS = {
  subject: { kind: 'bundle', id: 'restaurant' },
  answers:
    'building:commercial,who:individual,licence:none,tenure:rented,dining:dine-in,area:600,fire-route:ordinary,sign:large,sewer:yes,agent:no',
} as const
/** One item, with nothing to wait for. */
export const SIGN_ONLY = { subject: { kind: 'item', id: 'sign-permit' }, answers: '' } as const

export interface Applied {
  subject: { kind: 'bundle' | 'item'; id: string }
  answers: string
}

/** Something right for every kind of field. */
function rightValue(field: Field): FormValues[string] {
  switch (field.kind) {
    case 'text':
    case 'long':
      return '小满面馆'.padEnd(field.minLength ?? 4, '好')
    case 'number':
    case 'money':
      return Math.max(field.min, Math.min(field.max, 12))
    case 'date':
      return field.when === 'past' ? '2026-09-01' : '2026-12-01'
    case 'choice':
      return field.options[0]?.id ?? ''
    case 'choices':
      return [field.options[0]?.id ?? '']
    case 'yesno':
      return false
    case 'address':
      return '金牛区样例大道 18 号'
    case 'phone':
      return '13600000000'
    case 'identity':
      return identityNumber()
    case 'uscc':
      return USCC
  }
}

/** A complete form for what is applied for. */
export function filledForm({ subject, answers }: Applied): FormValues {
  const plan = planOf({ subject, answers })
  const form = formOf(catalogue, plan.items, guideOf(catalogue.bundles, subject, answers))
  const values: FormValues = {}
  // A value may bring another field into the form.
  for (let round = 0; round < 5; round++) {
    for (const { field, required } of askedOf(form, values)) {
      if (required && values[field.id] === undefined) values[field.id] = rightValue(field)
    }
  }
  return values
}

function planOf({ subject, answers }: Applied) {
  const plan = applicationPlan(catalogue, subject, answers)
  if (!plan) throw new Error('no such application')
  return plan
}

/** What somebody brings to the counter: every paper, shown; what the hall fetches is agreed to. */
export function counterRequest(applied: Applied, name = '何为民') {
  const plan = planOf(applied)
  const materials = materialsWanted(plan, false).filter(({ from }) => from !== 'form')
  return {
    pointId: CENTRE,
    ...applied,
    applicant: {
      kind: 'household' as const,
      name: '金牛区小满面馆',
      person: name,
      uscc: plan.isNewBusiness ? null : USCC,
      documentKind: 'id_card' as const,
      document: identityNumber(),
      phone: '13612340001',
      address: '金牛区样例大道 18 号',
    },
    form: filledForm(applied),
    materials: Object.fromEntries(
      materials
        .filter(({ required }) => required)
        .map(({ id, from }) => [id, from === 'hall' ? { consent: true as const } : { shown: true as const }]),
    ),
  }
}

/** Receives an application at the counter. */
export async function receive(hall: HallClient, clerk: Login, applied: Applied = FIVE_ITEMS): Promise<DeskView> {
  const reply = await hall.call(receiveAtCounter, { as: clerk, body: counterRequest(applied) })
  if (reply.code !== null) throw new Error(`not received: ${JSON.stringify(reply.body)}`)
  return reply.answer
}

/** Does something to cases of an application, from the version that was seen. */
export function actOn(
  hall: HallClient,
  as: Login,
  desk: Pick<DeskView, 'id' | 'version'>,
  commands: readonly { caseId: string; command: DeskCommand }[],
) {
  return hall.call(act, {
    as,
    params: { id: desk.id },
    body: { base: desk.version, commands: [...commands] },
  })
}

/** The application as it is now. */
export async function lookAt(hall: HallClient, as: Login, id: string): Promise<DeskView> {
  const reply = await hall.call(readDesk, { as, params: { id } })
  if (reply.code !== null) throw new Error(`not read: ${JSON.stringify(reply.body)}`)
  return reply.answer
}
