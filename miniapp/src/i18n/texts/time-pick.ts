import { texts } from '../texts'

/** Choosing the time of a visit. */
export const timePick = texts(
  'time-pick',
  {
    day: '哪天',
    time: '几点',
    when: '{{day}} {{time}}',
    chosen: '已选 {{count}} 个',
    takeAway: '去掉 {{when}}',
    provisional: '暂定',
    dayProvisional: '{{day}}，暂定',
    provisionalHelp: '这一天的放假安排还没公布，先算上班；要是放假，会另约。',
  },
  {
    day: 'Day',
    time: 'Time',
    when: '{{day}} {{time}}',
    chosen: 'Chosen: {{count}}',
    takeAway: 'Take away {{when}}',
    provisional: 'Provisional',
    dayProvisional: '{{day}}, provisional',
    provisionalHelp: 'The holidays of that time are not published yet; if it becomes one, another day is agreed.',
  },
)
