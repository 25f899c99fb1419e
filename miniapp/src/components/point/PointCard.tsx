import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Card } from '@/components/Card'
import { Heading } from '@/components/Heading'
import { Row } from '@/components/Row'
import { Sheet } from '@/components/Sheet'
import { Tap } from '@/components/tap/Tap'
import { booking as words } from '@/i18n/texts/booking'
import { useText } from '@/i18n/use-text'
import type { PointChoice, PointChoices } from './use-points'
import './point.scss'

interface PointCardProps {
  points: PointChoices
  current: PointChoice
}

/** Where to go, with the way to choose another place. */
export function PointCard({ points, current, fixed }: PointCardProps & { fixed: boolean }) {
  const { t, pick } = useText(words)
  const line = usePointLine()
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Card kind="tight">
        <View className="split">
          <View className="grow">
            <View className="strong">{pick(current.point.name)}</View>
            <View className="sub">{line(current)}</View>
          </View>
          {fixed ? null : (
            <Tap
              className="point-link"
              onTap={() => setChoosing(true)}
              label={`${t('otherPoint')}，${pick(current.point.name)}`}
            >
              {t('otherPoint')}
            </Tap>
          )}
        </View>
      </Card>
      <PointSheet open={choosing} points={points} current={current} onClose={() => setChoosing(false)} />
    </>
  )
}

/** `街道 · 九里堤样例中路 20 号 · 走路约 14 分钟`. */
function usePointLine(): (choice: PointChoice) => string {
  const { t, pick } = useText(words)
  return ({ point, minutesOnFoot }) =>
    [
      t(`level_${point.level}`),
      pick(point.address),
      ...(minutesOnFoot === undefined ? [] : [t('onFoot', { minutes: minutesOnFoot })]),
    ].join(t('join'))
}

function PointSheet({ open, points, current, onClose }: PointCardProps & { open: boolean; onClose: () => void }) {
  const { t, pick } = useText(words)
  const line = usePointLine()
  const [refused, setRefused] = useState(false)
  const takes = points.choices.filter((choice) => choice.takes)
  const others = points.choices.filter((choice) => !choice.takes)
  const choose = (id: string) => {
    points.choose(id)
    onClose()
  }
  return (
    <Sheet open={open} onClose={onClose} title={t('point')}>
      {points.located ? null : (
        <Button
          kind="ghost"
          size="small"
          icon="pin"
          text={t('byDistance')}
          hint={refused ? t('noPlace') : t('locating')}
          onTap={points.locate}
          onError={() => setRefused(true)}
        />
      )}
      <Heading text={t('takes')} />
      <Card kind="rows">
        {takes.map((choice) => (
          <Row
            key={choice.point.id}
            icon={choice.point.id === current.point.id ? 'check' : 'pin'}
            title={pick(choice.point.name)}
            sub={line(choice)}
            onTap={() => choose(choice.point.id)}
          />
        ))}
      </Card>
      {others.length > 0 ? (
        <>
          <Heading text={t('takesNot')} />
          <View className="sub point-gap">{t('takesNotHelp')}</View>
          <Card kind="rows">
            {others.map((choice) => (
              <Row key={choice.point.id} faded title={pick(choice.point.name)} sub={line(choice)} />
            ))}
          </Card>
        </>
      ) : null}
    </Sheet>
  )
}
