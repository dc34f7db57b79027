"""The shipped records: each constant has the type of its record."""

from typing import assert_type

from diplomacy import (
    Agreement,
    Archive,
    Leader,
    Meeting,
    Membership,
    Organization,
    Partnership,
    Source,
    Statement,
    Statistic,
    Summit,
    TradeFigure,
    Visit,
)
from diplomacy.fixtures import (
    ARCHIVE,
    DATA_VERSION,
    actors,
    ankara_2025,
    astana_2024,
    defence_talks_2018,
    seoul_2024,
    vilnius_2023,
)
from diplomacy.records import Record


def shipped() -> None:
    """The archive, and the version of the facts."""
    assert_type(ARCHIVE, Archive)
    assert_type(DATA_VERSION, str)


def shared_actors() -> None:
    """The people and organizations that several articles share."""
    assert_type(actors.ERDOGAN, Leader)
    assert_type(actors.YOON, Leader)
    assert_type(actors.UN, Organization)
    assert_type(actors.NATO, Organization)


def ankara() -> None:
    """The summit of South Korea and Türkiye in Ankara, 24 November 2025."""
    assert_type(ankara_2025.SOURCE, Source)
    assert_type(ankara_2025.JOONGANG, Source)
    assert_type(ankara_2025.TURKISH_ECONOMY_MINISTRY, Source)
    assert_type(ankara_2025.BUSINESS_KOREA, Source)
    assert_type(ankara_2025.YONHAP_ON_SERVICES, Source)
    assert_type(ankara_2025.PULSE, Source)
    assert_type(ankara_2025.TURKIYE_TODAY, Source)
    assert_type(ankara_2025.LEE, Leader)
    assert_type(ankara_2025.KEPCO, Organization)
    assert_type(ankara_2025.TR_STATE_UTILITY, Organization)
    assert_type(ankara_2025.SK_PLASMA, Organization)
    assert_type(ankara_2025.CS_WIND, Organization)
    assert_type(ankara_2025.ENERJISA, Organization)
    assert_type(ankara_2025.G20, Organization)
    assert_type(ankara_2025.MIKTA, Organization)
    assert_type(ankara_2025.VISIT, Visit)
    assert_type(ankara_2025.SUMMIT, Summit)
    assert_type(ankara_2025.PARTNERSHIP, Partnership)
    assert_type(ankara_2025.FTA, Agreement)
    assert_type(ankara_2025.NUCLEAR_MOU, Agreement)
    assert_type(ankara_2025.WIND_MOU, Agreement)
    assert_type(ankara_2025.TRADE_NEARLY_15_BILLION, TradeFigure)
    assert_type(ankara_2025.TRADE_MORE_THAN_10_BILLION, TradeFigure)
    assert_type(ankara_2025.TRADING_PARTNER_RANK, Statistic)
    assert_type(ankara_2025.STATEMENTS, tuple[Statement, ...])
    assert_type(ankara_2025.RECORDS, tuple[Record, ...])


def astana() -> None:
    """Erdoğan and Putin on the sidelines of the SCO summit in Astana, 3 July 2024."""
    assert_type(astana_2024.SOURCE, Source)
    assert_type(astana_2024.TASS, Source)
    assert_type(astana_2024.PUTIN, Leader)
    assert_type(astana_2024.ASSAD, Leader)
    assert_type(astana_2024.PESKOV, Leader)
    assert_type(astana_2024.BAYRAKTAR, Leader)
    assert_type(astana_2024.SCO, Organization)
    assert_type(astana_2024.ISIL, Organization)
    assert_type(astana_2024.TRT, Organization)
    assert_type(astana_2024.AKP, Organization)
    assert_type(astana_2024.SCO_SUMMIT, Summit)
    assert_type(astana_2024.SUMMIT, Summit)
    assert_type(astana_2024.PREVIOUS_SUMMIT, Summit)
    assert_type(astana_2024.INVITED_VISIT, Visit)
    assert_type(astana_2024.SCO_SUMMIT_2023, Summit)
    assert_type(astana_2024.TR_SY_TALKS, Meeting)
    assert_type(astana_2024.TR_SY_RELATIONS, Partnership)
    assert_type(astana_2024.SCO_FOUNDERS, tuple[Membership, ...])
    assert_type(astana_2024.BELARUS_IN_SCO, Membership)
    assert_type(astana_2024.TURKIYE_IN_SCO, Membership)
    assert_type(astana_2024.TRADE_TARGET, TradeFigure)
    assert_type(astana_2024.RUSSIAN_TOURISTS, Statistic)
    assert_type(astana_2024.LENGTH_OF_TALKS, Statistic)
    assert_type(astana_2024.STATEMENTS, tuple[Statement, ...])
    assert_type(astana_2024.RECORDS, tuple[Record, ...])


def defence_talks() -> None:
    """The defence talks of South Korea and Türkiye, 6 August 2018."""
    assert_type(defence_talks_2018.SOURCE, Source)
    assert_type(defence_talks_2018.KOREA_HERALD_TALKS, Source)
    assert_type(defence_talks_2018.KOREA_HERALD_SUMMIT, Source)
    assert_type(defence_talks_2018.MOON, Leader)
    assert_type(defence_talks_2018.SONG, Leader)
    assert_type(defence_talks_2018.AKAR, Leader)
    assert_type(defence_talks_2018.DEMIR, Leader)
    assert_type(defence_talks_2018.DAPA, Organization)
    assert_type(defence_talks_2018.TR_DEFENCE_INDUSTRIES, Organization)
    assert_type(defence_talks_2018.KR_DEFENCE_MINISTRY, Organization)
    assert_type(defence_talks_2018.VISIT, Visit)
    assert_type(defence_talks_2018.TALKS, Meeting)
    assert_type(defence_talks_2018.DEFENCE_INDUSTRY_MEETING, Meeting)
    assert_type(defence_talks_2018.SUMMIT_OF_MAY, Summit)
    assert_type(defence_talks_2018.INTER_KOREAN_SUMMITS, Summit)
    assert_type(defence_talks_2018.KP_US_SUMMITS, Summit)
    assert_type(defence_talks_2018.JOINT_COMMITTEE, Partnership)
    assert_type(defence_talks_2018.STATEMENTS, tuple[Statement, ...])
    assert_type(defence_talks_2018.RECORDS, tuple[Record, ...])


def seoul() -> None:
    """The summit of Kyrgyzstan and South Korea in Seoul, 3 December 2024."""
    assert_type(seoul_2024.SOURCE, Source)
    assert_type(seoul_2024.DIPLOMACY_JOURNAL, Source)
    assert_type(seoul_2024.YONHAP, Source)
    assert_type(seoul_2024.KBS, Source)
    assert_type(seoul_2024.KAZINFORM, Source)
    assert_type(seoul_2024.JAPAROV, Leader)
    assert_type(seoul_2024.KR_PRESIDENTIAL_OFFICE, Organization)
    assert_type(seoul_2024.US_GEOLOGICAL_SURVEY, Organization)
    assert_type(seoul_2024.EDCF, Organization)
    assert_type(seoul_2024.LG_ENERGY_SOLUTION, Organization)
    assert_type(seoul_2024.SAMSUNG_SDI, Organization)
    assert_type(seoul_2024.SK_ON, Organization)
    assert_type(seoul_2024.KR_SIGNATORY, Organization)
    assert_type(seoul_2024.KG_SIGNATORY, Organization)
    assert_type(seoul_2024.VISIT, Visit)
    assert_type(seoul_2024.SUMMIT, Summit)
    assert_type(seoul_2024.UN_GENERAL_ASSEMBLY, Meeting)
    assert_type(seoul_2024.NEW_YORK_SUMMIT, Summit)
    assert_type(seoul_2024.KR_TM, Summit)
    assert_type(seoul_2024.KR_KZ, Summit)
    assert_type(seoul_2024.KR_UZ, Summit)
    assert_type(seoul_2024.CENTRAL_ASIA_SUMMIT, Summit)
    assert_type(seoul_2024.JOINT_STATEMENT, Agreement)
    assert_type(seoul_2024.HYDROPOWER_MOU, Agreement)
    assert_type(seoul_2024.EDCF_ARRANGEMENT, Agreement)
    assert_type(seoul_2024.TRADE_FRAMEWORK, Agreement)
    assert_type(seoul_2024.TRADE_FRAMEWORK_MOU, Agreement)
    assert_type(seoul_2024.LARGER_RESERVES, tuple[Statistic, ...])
    assert_type(seoul_2024.DIPLOMATIC_RELATIONS, Partnership)
    assert_type(seoul_2024.PARTNERSHIP, Partnership)
    assert_type(seoul_2024.ANTIMONY_RESERVES, Statistic)
    assert_type(seoul_2024.ANTIMONY_RANK, Statistic)
    assert_type(seoul_2024.ANTIMONY_OUTPUT, Statistic)
    assert_type(seoul_2024.HYDROPOWER_SHARE, Statistic)
    assert_type(seoul_2024.STATEMENTS, tuple[Statement, ...])
    assert_type(seoul_2024.RECORDS, tuple[Record, ...])


def vilnius() -> None:
    """Yoon on the sidelines of NATO's summit in Vilnius, 11 and 12 July 2023."""
    assert_type(vilnius_2023.SOURCE, Source)
    assert_type(vilnius_2023.NATO_COMMUNIQUE, Source)
    assert_type(vilnius_2023.THE_DEFENCE_NEWS, Source)
    assert_type(vilnius_2023.HANKYOREH, Source)
    assert_type(vilnius_2023.ESSA_NEWS, Source)
    assert_type(vilnius_2023.ASML, Organization)
    assert_type(vilnius_2023.EUREKA, Organization)
    assert_type(vilnius_2023.BICES, Organization)
    assert_type(vilnius_2023.NATO_SUMMIT, Summit)
    assert_type(vilnius_2023.KR_NL, Summit)
    assert_type(vilnius_2023.KR_SE, Summit)
    assert_type(vilnius_2023.KR_PT, Summit)
    assert_type(vilnius_2023.KR_FI, Summit)
    assert_type(vilnius_2023.KR_HU, Summit)
    assert_type(vilnius_2023.KR_RO, Summit)
    assert_type(vilnius_2023.KR_GB, Summit)
    assert_type(vilnius_2023.KR_SK, Summit)
    assert_type(vilnius_2023.KR_NO, Summit)
    assert_type(vilnius_2023.BILATERALS, tuple[Summit, ...])
    assert_type(vilnius_2023.KR_IN_BICES, Membership)
    assert_type(vilnius_2023.KR_PLANS_TO_JOIN_BICES, Membership)
    assert_type(vilnius_2023.LEADERS_MET, Statistic)
    assert_type(vilnius_2023.STATEMENTS, tuple[Statement, ...])
    assert_type(vilnius_2023.RECORDS, tuple[Record, ...])
