import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

interface Text {
  readonly title: string;
  readonly topic: string;
  /** Of the standard catalogue; empty where none fits. */
  readonly category: string;
  readonly questions: string;
  readonly answer: string;
  readonly steps: string;
  readonly contacts: string;
  readonly source: string;
  readonly post: string;
}

/** What people in a district ask most. */
const open: readonly Text[] = [
  {
    title: '居住证怎么办理',
    topic: 'household',
    category: '户籍证件',
    questions: '外地人租房怎么办居住证\n居住证需要什么材料\n暂住证去哪里办',
    answer: '离开常住户口所在地到本区居住半年以上，有合法稳定就业、住所或者连续就读的，可以申领居住证。首次申领不收费。',
    steps:
      '带身份证、近期照片，以及租房合同、劳动合同或在读证明中的一项\n到居住地派出所或街道便民服务中心申请\n材料齐全的，15个工作日内领证；每年签注一次',
    contacts: '居住地派出所户籍窗口，工作日9:00—17:00',
    source: '居住证暂行条例（国令第663号）',
    post: '派出所户籍民警岗',
  },
  {
    title: '孩子落户和新生儿上户口要带什么',
    topic: 'household',
    category: '户籍证件',
    questions: '新生儿怎么上户口\n给孩子落户',
    answer: '新生儿随父或随母落户，不收费，当场办结。',
    steps: '带出生医学证明、父母身份证和户口簿、结婚证\n到落户一方户口所在地派出所办理',
    contacts: '户口所在地派出所户籍窗口',
    source: '户口登记条例',
    post: '派出所户籍民警岗',
  },
  {
    title: '身份证丢了怎么补办',
    topic: 'household',
    category: '户籍证件',
    questions: '身份证过期换证\n异地补办身份证',
    answer: '可以就近在任一派出所补办，不必回户籍地。工本费：换领20元，补领40元。',
    steps: '本人带户口簿或其他证件到派出所采集指纹、照相\n领取受理回执，急用可同时办理临时身份证\n60日内领证，可邮寄',
    contacts: '就近派出所户籍窗口',
    source: '居民身份证法',
    post: '派出所户籍民警岗',
  },
  {
    title: '城乡居民医保怎么参保缴费',
    topic: 'medical',
    category: '社会保险',
    questions: '居民医保怎么交\n办理城乡居民医保要带什么材料\n医保断缴了怎么办',
    answer:
      '户籍居民和持居住证的人员都可以参加城乡居民医保，每年9月至12月集中缴费。未在集中期缴费的，补缴后有待遇等待期，具体以当年通告为准。',
    steps: '带身份证或户口簿（居住证）到社区登记参保\n用手机税务缴费、银行代扣或到社区缴费\n次年1月1日起享受待遇',
    contacts: '社区便民服务站；医保服务热线12393',
    source: '国家医疗保障局、财政部、税务总局年度参保通知',
    post: '社区医保专干',
  },
  {
    title: '异地就医怎么备案报销',
    topic: 'medical',
    category: '社会保险',
    questions: '外地看病医保怎么报\n在外地住院怎么报销',
    answer: '在外地住院前可用国家医保服务平台APP备案，备案后在联网医院直接结算。',
    steps: '打开国家医保服务平台，选择“异地备案”\n选择参保地、就医地和备案类型，提交\n住院时出示医保码或社保卡',
    contacts: '医保服务热线12393',
    source: '医保发〔2022〕22号',
    post: '区医保中心窗口',
  },
  {
    title: '低保怎么申请',
    topic: 'civil',
    category: '困难救助',
    questions: '最低生活保障怎么办\n家里困难能不能吃低保\n低保要什么条件',
    answer:
      '共同生活的家庭成员人均收入低于当地低保标准，且家庭财产符合规定的，可以申请。申请后街道会入户调查、核对家庭经济状况，并在社区公示。',
    steps:
      '以家庭为单位向户籍地或经常居住地街道申请，可由社区代为提交\n如实申报收入、财产，签署核对授权书\n街道在20个工作日内调查、公示并作出决定',
    contacts: '街道社会救助窗口；社区可代办',
    source: '最低生活保障审核确认办法（民发〔2021〕57号）',
    post: '街道社会救助岗',
  },
  {
    title: '临时救助怎么申请',
    topic: 'civil',
    category: '困难救助',
    questions: '突然生病没钱怎么办\n遭遇火灾车祸有没有救助',
    answer: '因火灾、交通事故、重大疾病等突发情况导致生活困难的，可以申请临时救助。情况紧急的先行救助，再补手续。',
    steps: '向所在地街道提出，说明困难情况\n提供住院、事故等证明\n紧急的24小时内先行救助',
    contacts: '街道社会救助窗口；救助热线12345',
    source: '国发〔2014〕47号',
    post: '街道社会救助岗',
  },
  {
    title: '残疾人两项补贴怎么领',
    topic: 'civil',
    category: '困难救助',
    questions: '残疾补贴怎么申请\n重度残疾人护理补贴',
    answer: '低保家庭中的残疾人可领生活补贴，残疾等级一级、二级的可领护理补贴。可跨省通办，按月发放。',
    steps: '带残疾人证、身份证、银行卡到任一街道申请\n街道审核，区残联、民政局审定\n审定当月起按月发放',
    contacts: '街道残联专干',
    source: '国发〔2015〕52号',
    post: '街道残联专干',
  },
  {
    title: '高龄津贴和养老补贴怎么领',
    topic: 'elder',
    category: '养老服务',
    questions: '八十岁老人有什么补贴\n养老补贴怎么申请\n老年人高龄补贴',
    answer:
      '本区户籍年满80周岁的老人可申领高龄津贴；经评估失能的低收入老人可申领护理补贴。每年核对一次，可由社区上门办理，不要求老人到场。',
    steps: '带老人身份证、户口簿、银行卡到社区申请，行动不便的由社区上门\n街道审核后按月发放\n每年由社区核对一次',
    contacts: '社区养老服务专员',
    source: '当地老年人福利补贴实施办法',
    post: '社区养老服务专员',
  },
  {
    title: '长者食堂怎么就餐',
    topic: 'elder',
    category: '养老服务',
    questions: '老年食堂在哪里\n老人助餐有没有优惠',
    answer: '60周岁以上老人可在长者食堂就餐，按年龄和困难情况享受不同折扣，行动不便的可以送餐。',
    steps: '带身份证到社区登记，领取就餐卡\n按公布的档次就餐；需要送餐的提前一天预约',
    contacts: '各社区党群服务中心公布的长者食堂',
    source: '区居家养老服务实施方案',
    post: '社区养老服务专员',
  },
  {
    title: '灵活就业怎么交社保',
    topic: 'social',
    category: '社会保险',
    questions: '自己怎么交养老保险\n个体户交社保',
    answer: '无雇工的个体工商户、非全日制和新就业形态劳动者可以以灵活就业身份参加养老和医疗保险，养老保险缴费比例20%，缴费基数可自选档次。',
    steps: '到人社窗口或网上办理参保登记\n用手机税务选择档次缴费',
    contacts: '区人社服务大厅；热线12333',
    source: '人力资源社会保障部有关规定',
    post: '区社保中心窗口',
  },
  {
    title: '失业保险金怎么申领',
    topic: 'social',
    category: '社会保险',
    questions: '失业了能领多少钱\n失业金怎么办',
    answer: '非因本人意愿中断就业、缴费满一年的，可以申领失业保险金，免交证明材料。',
    steps: '登录国家社会保险公共服务平台或电子社保卡提交申请\n也可以到人社窗口办理\n审核后次月发放',
    contacts: '区人社服务大厅；热线12333',
    source: '失业保险条例',
    post: '区社保中心窗口',
  },
  {
    title: '老旧小区加装电梯怎么申请',
    topic: 'housing',
    category: '',
    questions: '加装电梯要多少业主同意\n装电梯有没有补贴',
    answer: '由本单元业主共同申请：面积和户数均占三分之二以上的业主参与表决，参与表决的均过四分之三同意。有异议的由社区组织协商。',
    steps: '业主推举代表，社区指导协商，签订书面协议\n委托设计，公示10日\n向区住建部门申请联合审查，通过后施工\n验收后申请补贴',
    contacts: '街道城建办；区住建局物业科',
    source: '民法典第二百七十八条',
    post: '街道城建办',
  },
  {
    title: '物业专项维修资金怎么使用',
    topic: 'housing',
    category: '',
    questions: '维修资金怎么申请\n房顶漏水能不能用维修基金',
    answer: '屋顶、外墙、电梯等共用部位大修可用维修资金，由相关业主依法表决。电梯故障、外墙脱落等紧急情况可以走应急使用程序，事后公示。',
    steps: '物业企业或业委会提出使用方案\n相关业主表决：面积和户数均过半同意（参与表决的）\n向区住建局申请划拨\n完工验收、公示费用',
    contacts: '区住建局维修资金管理中心',
    source: '住宅专项维修资金管理办法（令第165号）、民法典第二百八十一条',
    post: '区维修资金管理中心',
  },
  {
    title: '公租房怎么申请',
    topic: 'housing',
    category: '',
    questions: '廉租房申请条件\n保障性住房怎么申请',
    answer: '本区中低收入住房困难家庭、新就业人员和稳定就业的外来人员可以申请公共租赁住房，轮候分配。',
    steps: '向居住地街道提交申请和收入、住房情况\n街道初审，住建、民政部门复核，公示\n轮候选房，签订合同',
    contacts: '街道城建办',
    source: '公共租赁住房管理办法',
    post: '街道城建办',
  },
  {
    title: '养犬登记和犬证怎么办',
    topic: 'city',
    category: '犬只管理',
    questions: '狗证怎么办\n养狗要登记吗\n遛狗不牵绳怎么处罚',
    answer: '城区养犬应当登记、免疫，遛犬牵绳。不牵绳、不清理粪便的由城管部门处理；犬只伤人的报警。',
    steps: '带犬只到定点医院注射狂犬疫苗，领取免疫证\n带身份证、住址证明、免疫证到养犬登记点办理犬证\n每年年检一次',
    contacts: '城管养犬登记点；投诉可在本平台上报',
    source: '动物防疫法、本市养犬管理规定',
    post: '城管中队内勤',
  },
  {
    title: '大件垃圾和装修垃圾怎么清运',
    topic: 'city',
    category: '',
    questions: '旧沙发扔哪里\n装修垃圾叫谁拉',
    answer: '大件垃圾、装修垃圾不得投入生活垃圾桶，应预约清运或投放到小区指定点。',
    steps: '联系物业或社区预约\n装修垃圾装袋堆放到指定点，由有资质的企业清运，费用自付',
    contacts: '社区或物业服务中心',
    source: '城市建筑垃圾管理规定',
    post: '社区环境专员',
  },
  {
    title: '电动车充电和停放有什么规定',
    topic: 'city',
    category: '消防安全',
    questions: '电动车能不能推上楼\n飞线充电怎么处理',
    answer: '禁止在楼道、门厅停放电动自行车或充电，禁止进电梯、飞线充电。请使用集中充电点；没有充电点的小区可以提出建设需求。',
    steps: '发现楼道充电可在本平台拍照上报\n需要充电点的，向社区提出',
    contacts: '社区消防专员；紧急情况拨打119',
    source: '高层民用建筑消防安全管理规定',
    post: '社区消防专员',
  },
  {
    title: '个体工商户营业执照怎么办',
    topic: 'business',
    category: '经营执照',
    questions: '开小店怎么办执照\n个体户注册',
    answer: '个体工商户登记当场办结，不收费，可以全程网办。',
    steps: '网上或窗口填写名称、经营者、经营场所和范围\n提交身份证和场所证明\n当场领照；餐饮、药店等另需许可',
    contacts: '政务服务大厅市场监管窗口',
    source: '市场主体登记管理条例',
    post: '市场监管所登记岗',
  },
  {
    title: '退役军人优待证怎么申领',
    topic: 'other',
    category: '退役军人',
    questions: '老兵优待证\n退伍军人怎么办优待证',
    answer: '退役军人和其他优抚对象可在户籍地或常住地退役军人服务站申领优待证，不收费。',
    steps: '带身份证、退役证、照片到街道退役军人服务站申请\n审核后由银行制发\n领证时本人签收',
    contacts: '街道退役军人服务站',
    source: '退役军人、其他优抚对象优待证管理办法',
    post: '街道退役军人服务站',
  },
];

/** What only those at work need. */
const internal: readonly Text[] = [
  {
    title: '上访人员接待答复口径',
    topic: 'other',
    category: '',
    questions: '群众到社区反映已信访事项怎么答',
    answer: '已由信访渠道受理的事项，不重复受理，告知其办理单位、期限和查询方式；出现新情况的按新诉求登记。',
    steps: '查询诉求是否已有案卷\n告知办理单位和期限\n有新情况的登记上报',
    contacts: '',
    source: '信访工作条例',
    post: '街道信访岗',
  },
  {
    title: '停水停电停气通知的统一答复',
    topic: 'city',
    category: '',
    questions: '今天停水什么时候来水',
    answer: '先查当日停供通知；没有通知的，登记后转供水、供电、供气企业，并告知抢修电话。',
    steps: '查看当日停供通知\n没有通知的登记并派单',
    contacts: '供水热线96111；供电热线95598',
    source: '',
    post: '值守岗',
  },
];

/** A knowledge base after some months: most answers open, some for staff alone, one of the street, two to be reviewed soon, one late, one a draft. */
const articles: DemoRows = ({ areas, show, organisations, day, moment }) => {
  const [county] = areas;
  const owners = organisations.filter(({ kind }) => kind === 'department');
  const row = (text: Text, n: number, state: string, area = county?.code ?? ''): BroughtRow => {
    const { title, topic, answer, ...rest } = text;
    const owner = owners[n % Math.max(owners.length, 1)];
    return {
      values: {
        title,
        topic,
        answer,
        area,
        ...Object.fromEntries(Object.entries(rest).filter(([, words]) => words !== '')),
        ...(owner && { owner: owner.id }),
        review_on: day(n === 3 ? -4 : n % 9 === 1 ? 5 + n : 60 + n * 9),
        valid_from: day(-200 - n),
      },
      state,
      at: moment(-30 - n * 4),
    };
  };
  return [
    ...open.map((text, n) => row(text, n, n === 14 ? 'draft' : 'open', n === 9 ? show.street.code : undefined)),
    ...internal.map((text, n) => row(text, n + open.length, 'internal')),
  ];
};
export default articles;
