import { NO_DELIVERY } from '../../../shared/domain/delivery'
import { type DraftContent, NO_APPLICANT } from '../../../shared/domain/draft'
import type { DataKey, Vault } from '../../adapter/vault'
import type { ApplicationRow } from './row'

type Part = 'applicant' | 'agent' | 'form' | 'delivery'

/** Where a part of an application is sealed, with the application's own key. */
const partSpot = (id: string, part: Part): string => `application/${id}/${part}_sealed`
/** Where the words about a wrong material are sealed, with the same key. */
export const reasonSpot = (id: string, materialId: string): string =>
  `application_material/${id}/${materialId}/reason_sealed`

/** The application's own key. @throws Error when it was destroyed: the row is gone then too */
export function applicationKey(
  vault: Vault,
  { id, key_id, wrapped, key_version }: Pick<ApplicationRow, 'id' | 'key_id' | 'wrapped' | 'key_version'>,
): Promise<DataKey> {
  if (wrapped === null) throw new Error(`the key of application ${id} is gone`)
  return vault.openKey(key_id, wrapped, key_version)
}

/** What is left out is not opened. */
type SealedParts = Pick<ApplicationRow, 'id'> &
  Partial<Pick<ApplicationRow, 'applicant_sealed' | 'agent_sealed' | 'form_sealed' | 'delivery_sealed'>>

/** Opens what is personal in an application. */
export async function openContent(vault: Vault, key: DataKey, row: SealedParts): Promise<DraftContent> {
  const open = async <T>(part: Part, sealed: string | null | undefined, otherwise: T): Promise<T> =>
    sealed == null ? otherwise : (JSON.parse(await vault.unseal(key, partSpot(row.id, part), sealed)) as T)
  const [applicant, agent, form, delivery] = await Promise.all([
    open('applicant', row.applicant_sealed, NO_APPLICANT),
    open<DraftContent['agent']>('agent', row.agent_sealed, null),
    open<DraftContent['form']>('form', row.form_sealed, {}),
    open('delivery', row.delivery_sealed, NO_DELIVERY),
  ])
  return { applicant, agent, form, delivery }
}

/** @returns the sealed columns in the order applicant, agent, form, delivery */
export function sealContent(
  vault: Vault,
  key: DataKey,
  id: string,
  { applicant, agent, form, delivery }: DraftContent,
): Promise<(string | null)[]> {
  const seal = async (part: Part, value: unknown) =>
    value === null ? null : vault.seal(key, partSpot(id, part), JSON.stringify(value))
  return Promise.all([
    seal('applicant', applicant),
    seal('agent', agent),
    seal('form', form),
    seal('delivery', delivery),
  ])
}
