import type { FormValue } from '@shared/contract/application-part'
import type { Field, ItemForm } from '@shared/contract/catalogue'
import type { Subject } from '@shared/contract/common'
import type { DeskView } from '@shared/contract/desk-view'
import { type AskedField, askedOf, formOf, guideOf } from '@shared/domain/form'
import { useBundle, useItem } from '@/api/queries/catalogue'
import { deskCase } from '@/i18n/texts/desk-case'
import { useText } from '@/i18n/use-text'

const FEN = 100

/** How the fields of a form and their values are called; an id where the catalogue does not know the field. */
export function useFieldNames(subject: Subject | undefined) {
  const { t, pick } = useText(deskCase)
  const bundle = useBundle(subject?.kind === 'bundle' ? subject.id : '')
  const item = useItem(subject?.kind === 'item' ? subject.id : '')
  const fields = bundle.data?.fields ?? item.data?.fields ?? []
  const items = bundle.data?.items ?? (item.data ? [item.data.item] : [])
  // A field that several items ask for each on its own is kept under a key of that item.
  const known = (id: string): Field | undefined =>
    fields.find((one) => one.id === id) ?? fields.find((one) => one.id === fieldOfKey(items, id))

  const optionText = (field: Field | undefined, id: string): string => {
    const options = field?.kind === 'choice' || field?.kind === 'choices' ? field.options : []
    const option = options.find((one) => one.id === id)
    return option ? pick(option.label) : id
  }
  const valueText = (id: string, value: FormValue | undefined): string => {
    const field = known(id)
    if (value === undefined) return ''
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') {
      if (field?.kind === 'money') return `${value / FEN} ${t('yuan')}`
      return field?.kind === 'number' ? `${value} ${pick(field.unit)}` : String(value)
    }
    return Array.isArray(value) ? value.map((one) => optionText(field, one)).join('、') : optionText(field, value)
  }
  const fieldName = (id: string): string => {
    const field = known(id)
    return field ? pick(field.label) : id
  }
  /** Whether one of these items asks for the field. */
  const isAskedBy = (id: string, itemIds: readonly string[]): boolean =>
    items.some((one) => itemIds.includes(one.id) && usesOf(one.form).some(({ key, field }) => (key ?? field) === id))
  return { fieldName, valueText, isAskedBy }
}

/** What an item asks on the form of an application, as far as it was not settled by the guide. */
export function useAsked({ subject, answers, cases, form }: DeskView, itemId: string): AskedField[] {
  const bundle = useBundle(subject.kind === 'bundle' ? subject.id : '').data
  const item = useItem(subject.kind === 'item' ? subject.id : '').data
  const fields = bundle?.fields ?? item?.fields ?? []
  const items = bundle?.items ?? (item ? [item.item] : [])
  const applied = cases.map((one) => ({ id: one.itemId, variant: one.variant }))
  const guide = guideOf(bundle ? [bundle.bundle] : [], subject, answers)
  return askedOf(formOf({ items, fields }, applied, guide), form).filter(
    ({ field }) => field.settled === null && field.items.indexOf(itemId) >= 0,
  )
}

const usesOf = (form: ItemForm) => Object.values(form).flatMap((uses) => uses ?? [])

const fieldOfKey = (items: readonly { form: ItemForm }[], id: string): string | undefined =>
  items.flatMap(({ form }) => usesOf(form)).find(({ key }) => key === id)?.field
