import { texts } from '../texts'

/** On which grounds of the law what was granted is taken back or ends; 行政许可法 art. 8, 69, 70. */
export const certificateEnding = texts(
  'certificate-ending',
  {
    ground_commitment: '承诺没有做到，核查没通过',
    ground_abuse: '工作人员滥用职权、玩忽职守',
    ground_overreach: '超越法定职权',
    ground_procedure: '违反法定程序',
    ground_unqualified: '申请人不具备资格、不符合法定条件',
    ground_deceit: '以欺骗、贿赂等不正当手段取得',
    ground_law_changed: '所依据的法律、法规、规章改了或废了',
    ground_circumstances: '所依据的客观情况有重大变化',
    ground_not_renewed: '有效期满，没有延续',
    ground_death: '本人去世或丧失行为能力',
    ground_dissolved: '单位依法终止了',
    ground_force_majeure: '因不可抗力，办不下去了',
    ground_otherwise: '法律规定的其他情形',
  },
  {
    ground_commitment: 'A commitment was not kept; the check found it',
    ground_abuse: 'Abuse of office or neglect of duty by officials',
    ground_overreach: 'Beyond the powers given by law',
    ground_procedure: 'Against the procedure of the law',
    ground_unqualified: 'The applicant did not meet the conditions of the law',
    ground_deceit: 'Obtained by deceit, bribery or the like',
    ground_law_changed: 'The law it rests on was changed or repealed',
    ground_circumstances: 'The circumstances it rests on have changed greatly',
    ground_not_renewed: 'It ran out and was not renewed',
    ground_death: 'The holder has died or lost legal capacity',
    ground_dissolved: 'The organisation was dissolved by law',
    ground_force_majeure: 'It cannot be carried on because of force majeure',
    ground_otherwise: 'Another case named by law',
  },
)
