import { Field } from '@/components/Field'
import { admin } from '@/i18n/texts/admin'
import { useText } from '@/i18n/use-text'

/** A text of a form: what stands in it, and what is wrong with it. */
interface Written {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** The work name and the number of one of the hall's people. */
export function NameFields({ name, badge }: { name: Written; badge: Written }) {
  const { t } = useText(admin)
  return (
    <>
      <Field label={t('workName')} optional help={t('workNameHelp')} maxLength={20} {...name} />
      <Field label={t('badge')} optional help={t('badgeHelp')} maxLength={20} {...badge} />
    </>
  )
}
