package org.muniment.text;

import java.util.List;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.CompositeDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.detect.microsoft.POIFSContainerDetector;
import org.apache.tika.detect.ole.MiscOLEDetector;
import org.apache.tika.detect.zip.DefaultZipContainerDetector;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.csv.TextAndCSVParser;
import org.apache.tika.parser.dbf.DBFParser;
import org.apache.tika.parser.dif.DIFParser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.hwp.HwpV5Parser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.mbox.MboxParser;
import org.apache.tika.parser.microsoft.EMFParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.OldExcelParser;
import org.apache.tika.parser.microsoft.TNEFParser;
import org.apache.tika.parser.microsoft.WMFParser;
import org.apache.tika.parser.microsoft.chm.ChmParser;
import org.apache.tika.parser.microsoft.onenote.OneNoteParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.ooxml.xwpf.ml2006.Word2006MLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.microsoft.xml.SpreadsheetMLParser;
import org.apache.tika.parser.microsoft.xml.WordMLParser;
import org.apache.tika.parser.mif.MIFParser;
import org.apache.tika.parser.odf.FlatOpenDocumentParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.wordperfect.QuattroProParser;
import org.apache.tika.parser.wordperfect.WordPerfectParser;
import org.apache.tika.parser.xml.DcXMLParser;
import org.apache.tika.parser.xml.FictionBookParser;

/**
 * Which formats are read, and how. The list is written out so that a jar on the class path cannot
 * add a parser. Archives are not opened: what is in them is not the text of the document.
 */
final class Parsers {
  private final AutoDetectParser parser;

  Parsers() {
    Detector detector =
        new CompositeDetector(
            TikaConfig.getDefaultConfig().getMimeRepository().getMediaTypeRegistry(),
            List.of(
                new POIFSContainerDetector(),
                new MiscOLEDetector(),
                new DefaultZipContainerDetector(),
                TikaConfig.getDefaultConfig().getMimeRepository()));
    this.parser =
        new AutoDetectParser(
            detector,
            new PDFParser(),
            new OfficeParser(),
            new OldExcelParser(),
            new OOXMLParser(),
            new Word2006MLParser(),
            new WordMLParser(),
            new SpreadsheetMLParser(),
            new RTFParser(),
            new EMFParser(),
            new WMFParser(),
            new TNEFParser(),
            new OneNoteParser(),
            new ChmParser(),
            new RFC822Parser(),
            new MboxParser(),
            new JSoupParser(),
            new TextAndCSVParser(),
            new DcXMLParser(),
            new FictionBookParser(),
            new OpenDocumentParser(),
            new FlatOpenDocumentParser(),
            new EpubParser(),
            new WordPerfectParser(),
            new QuattroProParser(),
            new HwpV5Parser(),
            new MIFParser(),
            new DIFParser(),
            new DBFParser());
  }

  Parser parser() {
    return parser;
  }

  /** Settings that keep the memory a parser needs independent of the size of the document. */
  ParseContext context() {
    ParseContext context = new ParseContext();
    OfficeParserConfig office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setUseSAXPptxExtractor(true);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    PDFParserConfig pdf = new PDFParserConfig();
    pdf.setExtractInlineImages(false);
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    pdf.setMaxMainMemoryBytes(32 << 20);
    pdf.setSortByPosition(false);
    context.set(PDFParserConfig.class, pdf);
    return context;
  }
}
