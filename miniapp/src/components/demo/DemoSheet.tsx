import { View } from '@tarojs/components'
import { openDemoInbox } from '@/api/queries/demo'
import { useNow } from '@/device/use-now'
import { instantText } from '@/i18n/dates'
import { demo } from '@/i18n/texts/demo'
import { useText } from '@/i18n/use-text'
import { Card } from '../Card'
import { Heading } from '../Heading'
import { Row } from '../Row'
import { Sheet } from '../Sheet'
import { say } from '../toast-store'
import { DemoClock } from './DemoClock'
import { DemoPeople } from './DemoPeople'
import './demo.scss'

const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const

/** What only the demonstration has: a clock to move, people to be, the messages that were sent, and a way through it all. */
export function DemoSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, language } = useText(demo)
  const now = useNow(open ? 1000 : 60_000)
  const inbox = async () => {
    if (await openDemoInbox()) say(t('copied'))
  }
  return (
    <Sheet open={open} onClose={onClose} title={t('title')}>
      <View className="demo-now num">{t('now', { time: instantText(now, language) })}</View>
      <DemoClock />
      <DemoPeople onDone={onClose} />
      <Card kind="rows">
        <Row icon="mobile" title={t('inbox')} onTap={() => void inbox()} />
      </Card>
      <Heading text={t('walk')} />
      <Card>
        {STEPS.map((step, index) => (
          <View key={step} className="demo-step">
            <View className="demo-step__number num">{index + 1}</View>
            <View className="grow">{t(step)}</View>
          </View>
        ))}
      </Card>
    </Sheet>
  )
}
