import { View } from '@tarojs/components'
import { Heading } from '@/components/Heading'
import { Notice } from '@/components/Notice'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import { Papers } from '../../_parts/Papers'
import type { SentPaper } from './draft'

/** The pages of a paper that were sent from home, above the sample; each look at one is recorded by the hall. */
export function FromHome({ name, paper: { pages, reason } }: { name: string; paper: SentPaper }) {
  const { t } = useText(deskIntake)
  return (
    <View className="receive-home">
      <Heading text={t('fromHome', { count: pages.length })} note={t('fromHomeHelp')} />
      {reason === null ? null : (
        <Notice tone="soon" icon="edit" title={t('fromHomeWrong')}>
          {reason}
        </Notice>
      )}
      <Papers pages={pages} name={name} />
    </View>
  )
}
