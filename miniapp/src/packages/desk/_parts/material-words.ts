import type { DeskView } from '@shared/contract/desk-view'
import { FORM_MATERIAL } from '@shared/domain/application-plan'
import type { Tone } from '@/components/Chip'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'
import { useMaterials } from './use-names'

export type DeskMaterial = DeskView['materials'][number]

const TONES: Record<DeskMaterial['state'], Tone> = {
  missing: 'soon',
  given: 'plain',
  fetch: 'plain',
  promised: 'soon',
  fine: 'good',
  wrong: 'stop',
}

/** Names and states of the materials of an application. */
export function useMaterialWords(view: Pick<DeskView, 'subject'> | undefined) {
  const { t, pick } = useText(deskCase)
  const materials = useMaterials(view?.subject)
  const known = (id: string) => materials.find((one) => one.id === id)
  const name = (id: string): string => {
    const material = known(id)
    return material ? pick(material.name) : id
  }
  const chip = ({ id, state, reason }: DeskMaterial): { text: string; tone: Tone } => {
    if (id === FORM_MATERIAL) return { text: t('formMade'), tone: 'good' }
    const text = state === 'wrong' && reason !== null ? `${t('material_wrong')}：${reason}` : t(`material_${state}`)
    return { text, tone: TONES[state] }
  }
  return { name, chip, known }
}
