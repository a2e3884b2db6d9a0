import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitAddress } from './index.ts';
import { provinces } from './provinces.ts';

it.each([
  ['浙江省杭州市西湖区文三路 1 号', '浙江省', '杭州市', '西湖区', '文三路 1 号'],
  ['浙江 杭州市 西湖区 文三路', '浙江省', '杭州市', '西湖区', '文三路'],
  ['北京市市辖区朝阳区建国路 2 号', '北京市', '北京市', '朝阳区', '建国路 2 号'],
  ['北京市北京市朝阳区建国路', '北京市', '北京市', '朝阳区', '建国路'],
  ['上海浦东新区世纪大道 8 号', '上海市', '上海市', '浦东新区', '世纪大道 8 号'],
  ['重庆市县巫溪县宁河街道', '重庆市', '重庆市', '巫溪县', '宁河街道'],
  ['江苏省苏州市昆山市玉山镇前进路', '江苏省', '苏州市', '昆山市', '玉山镇前进路'],
  ['湖北省荆州市沙市区北京路', '湖北省', '荆州市', '沙市区', '北京路'],
  ['湖南省常德市津市市孟姜女大道', '湖南省', '常德市', '津市市', '孟姜女大道'],
  ['吉林延边朝鲜族自治州延吉市光明街', '吉林省', '延边朝鲜族自治州', '延吉市', '光明街'],
  ['吉林市昌邑区解放路', '吉林省', '吉林市', '昌邑区', '解放路'],
  ['青海省海南藏族自治州共和县青海湖路', '青海省', '海南藏族自治州', '共和县', '青海湖路'],
  ['海南藏族自治州共和县', null, '海南藏族自治州', '共和县', null],
  ['内蒙古自治区锡林郭勒盟锡林浩特市', '内蒙古自治区', '锡林郭勒盟', '锡林浩特市', null],
  ['新疆维吾尔自治区石河子市北三路', '新疆维吾尔自治区', '石河子市', null, '北三路'],
  ['新疆/阿克苏地区/库车市/天山路', '新疆维吾尔自治区', '阿克苏地区', '库车市', '天山路'],
  ['云南省大理州大理市古城', '云南省', '大理州', '大理市', '古城'],
  ['广东省东莞市长安镇振安中路区间 3 号', '广东省', '东莞市', null, '长安镇振安中路区间 3 号'],
  ['河北省唐山市路南区新华道', '河北省', '唐山市', '路南区', '新华道'],
  ['江西省景德镇市珠山区', '江西省', '景德镇市', '珠山区', null],
  ['山东省济南市市中区经十路', '山东省', '济南市', '市中区', '经十路'],
  ['香港特别行政区中西区皇后大道', '香港特别行政区', null, '中西区', '皇后大道'],
  ['浙江杭州萧山区市心路 8 号', '浙江省', null, '杭州萧山区', '市心路 8 号'],
  ['文三路 1 号', null, null, null, '文三路 1 号'],
  ['', null, null, null, null],
])('splits %s', (text, province, city, district, detail) => {
  expect(splitAddress(text)).toEqual({ province, city, district, detail });
});

it('loses no character of an address but what separates its parts', () => {
  const part = fc.constantFrom('浙江省', '杭州市', '西湖区', '文三路', '1号', ' ', '州', '市', '区', '县', '镇', '新疆', '北京');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      const { detail } = splitAddress(text);
      expect(detail === null || text.endsWith(detail.trimEnd()) || text.includes(detail)).toBe(true);
    }),
  );
});

it('knows all 34 divisions by both names', () => {
  expect(provinces).toHaveLength(34);
  for (const [full, short] of provinces) {
    expect(splitAddress(`${full}测试路`).province).toBe(full);
    expect(splitAddress(`${short} 测试路`).province).toBe(full);
  }
});
