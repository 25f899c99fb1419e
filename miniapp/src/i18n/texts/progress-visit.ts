import { texts } from '../texts'

/** What came of a visit on site, and who comes, as the applicant reads it. */
export const progressVisit = texts(
  'progress-visit',
  {
    results: '现场看的结果',
    seen: '{{when}} 来看过',
    from: '来的是{{names}}',
    fromPeople: '{{department}}：{{names}}',
    fromCount: '{{department}}：{{count}} 位',
    showBadge: '来的人会出示工作证件，请核对姓名和工号。',
    pass: '通过了',
    rectify: '要改一改',
    fail: '没有通过',
    untilDay: '最晚 {{day}} 改好',
    open: '还在看',
    again: '复查',
    list: '、',
  },
  {
    results: 'What was found on site',
    seen: 'Seen on {{when}}',
    from: 'From {{names}}',
    fromPeople: '{{department}}: {{names}}',
    fromCount: '{{department}}: {{count}}',
    showBadge: 'They show their work card: please check name and number.',
    pass: 'Passed',
    rectify: 'To be put right',
    fail: 'Not passed',
    untilDay: 'to be put right by {{day}}',
    open: 'Not recorded yet',
    again: 'second look',
    list: ', ',
  },
)
