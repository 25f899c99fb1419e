import type { ApplicationView } from '@shared/contract/application'
import type { FormField } from '@shared/domain/form'
import { Card } from '@/components/Card'
import { Row } from '@/components/Row'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { askGuide } from './use-guide'
import { useValueWords } from './value-words'

/** What the guide settled already: to see, and to change where it was said. */
export function Settled({ fields, view }: { fields: readonly FormField[]; view: ApplicationView }) {
  const { t, pick } = useText(words)
  const valueText = useValueWords()
  return (
    <Card kind="rows">
      {fields.map((field) => {
        const source = field.from?.flatMap((one) => ('answer' in one ? [one.answer] : []))[0]
        return (
          <Row
            key={field.id}
            title={valueText(field, field.settled ?? undefined)}
            sub={`${pick(field.label)}${t('join')}${t('answered')}`}
            {...(source ? { end: t('changeAnswer'), onTap: () => void askGuide(view, source) } : {})}
          />
        )
      })}
    </Card>
  )
}
