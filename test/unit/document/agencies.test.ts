import { describe, expect, it } from 'vitest';
import { readDocument } from '#app/domain/document/index.ts';
import { whoAnswers } from './measure.ts';

/** The names of a clause `（list负责）`. */
function namesIn(list: string) {
  const { roles, ...rest } = whoAnswers(`（${list}负责）`);
  return { names: roles.replaceAll(':responsible', '').split(' '), ...rest };
}

describe('lists', () => {
  it.each([
    ['财政部、科技部和工业和信息化部', ['财政部', '科技部', '工业和信息化部']],
    ['工业和信息化部和财政部', ['工业和信息化部', '财政部']],
    ['人力资源和社会保障部、住房和城乡建设部', ['人力资源和社会保障部', '住房和城乡建设部']],
    ['国家卫生和计划生育委员会与文化和旅游部', ['国家卫生和计划生育委员会', '文化和旅游部']],
    ['国家林业和草原局及国家粮食和物资储备局', ['国家林业和草原局', '国家粮食和物资储备局']],
    ['财政部以及退役军人事务部', ['财政部', '退役军人事务部']],
    ['教育和科学技术部', ['教育和科学技术部']],
    ['财政部和国家能源局', ['财政部', '国家能源局']],
    ['国家发展改革委、国家发展和改革委员会', ['国家发展改革委', '国家发展和改革委员会']],
  ])('[R24] [R29] %s', (list, names) => {
    expect(namesIn(list)).toMatchObject({ names, codes: [] });
  });

  it.each(['等', '等部门', '等单位', '等有关部门', '等相关单位', '等15部门'])('[R25] …%s is open', (ending) => {
    expect(namesIn(`财政部、科技部${ending}`)).toMatchObject({ names: ['财政部', '科技部'], openEnded: true });
  });

  it('[R25] 等部门 may stand in the midst of a list', () => {
    expect(namesIn('财政部等部门和吉林省人民政府')).toMatchObject({
      names: ['财政部', '吉林省人民政府'],
      openEnded: true,
    });
  });

  const provinces = (...names: string[]) => names.map((name) => `${name}人民政府`);
  it.each([
    ['辽宁、吉林、黑龙江省人民政府', provinces('辽宁省', '吉林省', '黑龙江省')],
    ['财政部和辽宁、吉林、黑龙江省人民政府', ['财政部', ...provinces('辽宁省', '吉林省', '黑龙江省')]],
    ['东北三省和内蒙古自治区人民政府', provinces('辽宁省', '吉林省', '黑龙江省', '内蒙古自治区')],
    ['北京市、天津市和河北省人民政府', provinces('北京市', '天津市', '河北省')],
    ['内蒙古、广西自治区人民政府', provinces('内蒙古自治区', '广西壮族自治区')],
    ['京津冀三省市人民政府', provinces('北京市', '天津市', '河北省')],
    ['江苏、浙江、广东三省人民政府', provinces('江苏省', '浙江省', '广东省')],
    ['沈阳、大连、长春、哈尔滨市人民政府', provinces('沈阳市', '大连市', '长春市', '哈尔滨市')],
    ['北京市、深圳市人民政府', provinces('北京市', '深圳市')],
    ['晋陕蒙三省区人民政府', provinces('山西省', '陕西省', '内蒙古自治区')],
    ['香港特别行政区政府', ['香港特别行政区政府']],
  ])('[R26] %s', (list, names) => {
    const kinds = names.map((name) => (name === '财政部' ? 'ministry' : 'province')).join(' ');
    expect(namesIn(list)).toMatchObject({ names, kinds, codes: [] });
  });

  it.each([
    ['相关省市人民政府', 'collective'],
    ['相关金融机构', 'collective'],
    ['有关部门', 'collective'],
    ['国务院有关部门和单位', 'collective'],
    ['有关地区和部门', 'collective'],
    ['各省、自治区、直辖市人民政府', 'collective'],
    ['各省（区、市）人民政府', 'collective'],
    ['各省级人民政府', 'collective'],
    ['地方各级人民政府', 'collective'],
    ['国务院振兴东北地区等老工业基地领导小组成员单位', 'collective'],
    ['中央企业', 'collective'],
    ['深圳市人民政府', 'province'],
    ['新疆生产建设兵团', 'province'],
    ['延边朝鲜族自治州人民政府', 'province'],
    ['中国铁路总公司', 'ministry'],
    ['全国工商联', 'ministry'],
    ['国务院办公厅', 'ministry'],
    ['中科院', 'ministry'],
    ['中国民航局', 'ministry'],
  ])('[R28] %s is one agency, a %s', (name, kind) => {
    expect(namesIn(name)).toMatchObject({ names: [name], kinds: kind, codes: [] });
  });
});

describe('defined names', () => {
  const provinces = ['辽宁省人民政府', '吉林省人民政府', '黑龙江省人民政府'];
  /** Who answers in the second measure, whose clause uses a name the first defines. */
  const used = (first: string, second: string) => {
    const reading = readDocument(`一、总\n（一）甲。做甲。（${first}）\n（二）乙。做乙。（${second}）\n`);
    const names = reading.measures[1]?.commitments[0]?.responsibilities.map(({ agency }) => agency);
    return { names, codes: reading.warnings.map(({ code }) => code).filter((code) => code !== 'no-title') };
  };

  it.each([
    '〔以下称三省人民政府〕',
    '（以下简称三省人民政府）',
    '[以下称三省人民政府]',
    '（以下统称“三省人民政府”）',
    '(以下合称三省人民政府)',
  ])('[R27] %s', (definition) => {
    const first = `财政部和辽宁、吉林、黑龙江省人民政府${definition}负责`;
    expect(used(first, '三省人民政府负责')).toEqual({ names: provinces, codes: [] });
  });

  it('[R27] sums its counts', () => {
    const first = '东北三省和内蒙古自治区人民政府〔以下称三省一区人民政府〕组织实施';
    expect(used(first, '三省一区人民政府负责').names).toEqual([...provinces, '内蒙古自治区人民政府']);
  });

  it('[R27] stands for the one name before it where it counts nothing', () => {
    const first = '财政部、国家发展和改革委员会（以下简称发展改革委）负责';
    expect(used(first, '发展改革委牵头').names).toEqual(['国家发展和改革委员会']);
  });

  it('[R27] serves a use before it where there is no other', () => {
    const { names } = used('三省人民政府负责', '辽宁、吉林、黑龙江省人民政府〔以下称三省人民政府〕负责');
    expect(names).toEqual(provinces);
  });

  it('[R27] is read in running text where it stands for places', () => {
    const source = '一、总\n（一）甲。支持辽宁、吉林、黑龙江省人民政府（以下称三省人民政府）改革。（三省人民政府负责）';
    const [commitment] = readDocument(source).measures[0]?.commitments ?? [];
    expect(commitment?.responsibilities.map(({ agency }) => agency)).toEqual(provinces);
  });

  it('[R27] may be defined anew', () => {
    const again = '〔以下称两部门〕负责';
    const source = `一、总\n（一）甲。做。（财政部、科技部${again}）\n（二）乙。做。（两部门负责）\n（三）丙。做。（教育部、商务部${again}）\n（四）丁。做。（两部门负责）`;
    const { measures } = readDocument(source);
    const names = measures.map(({ commitments }) => commitments[0]?.responsibilities.map((r) => r.agency).join(''));
    expect(names).toEqual(['财政部科技部', '财政部科技部', '教育部商务部', '教育部商务部']);
  });

  it('[R27] tells where it counts more than there are, and where nobody defined it', () => {
    expect(used('辽宁省人民政府〔以下称三省人民政府〕负责', '财政部负责').codes).toEqual(['definition-unclear']);
    expect(used('财政部负责', '三省人民政府负责')).toEqual({ names: ['三省人民政府'], codes: ['undefined-name'] });
  });
});
