using FeatureGen.Formats;
using Google.Protobuf;
using static Google.Protobuf.WireFormat;

namespace FeatureGen.Learning.Onnx;

/// <summary>Reads a message of protocol buffers forward, field by field. Nothing is copied, and lengths are checked before they are
/// believed.</summary>
internal sealed class ProtoReader
{
    private readonly OnnxFile _file;
    private readonly CodedInputStream _stream;
    private WireType _type;
    private ulong _bits;
    private int _start;

    public ProtoReader(ProtoSpan span)
    {
        _file = span.File;
        _start = span.Start;
        _stream = new CodedInputStream(_file.Bytes, span.Start, span.Length);
    }

    /// <summary>The number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Where the current field stands.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the field is a message, a text or packed numbers.</summary>
    public bool IsSpan => _type == WireType.LengthDelimited;

    /// <summary>The field as a part of the file.</summary>
    public ProtoSpan Span => IsSpan ? new(_file, _start, (int)_stream.Position) : throw Mismatch();

    /// <summary>The field as text.</summary>
    public string Text => Span.Text();

    /// <summary>The field as a whole number.</summary>
    public long Int64 => _type == WireType.Varint ? (long)_bits : throw Mismatch();

    /// <summary>The field as a float32.</summary>
    public float Single => _type == WireType.Fixed32 ? BitConverter.UInt32BitsToSingle((uint)_bits) : throw Mismatch();

    /// <summary>The field as a float64.</summary>
    public double Double => _type == WireType.Fixed64 ? BitConverter.UInt64BitsToDouble(_bits) : throw Mismatch();

    /// <summary>Goes to the next field; false at the end of the message.</summary>
    /// <exception cref="FileFormatException">The message is damaged.</exception>
    public bool Next()
    {
        Position = (int)_stream.Position;
        try
        {
            uint tag = _stream.ReadTag();
            if (tag == 0) return false;
            (Field, _type) = (GetTagFieldNumber(tag), GetTagWireType(tag));
            ReadValue();
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            throw _file.Error(Position, 
                "this is no field of a message: the file is cut off or damaged here, or it claims more bytes than it has");
        }
    }

    /// <summary>Adds the field's whole numbers, of which there are several where they are packed.</summary>
    public void AddInt64(List<long> numbers)
    {
        if (!IsSpan) numbers.Add(Int64);
        else Unpack(stream => numbers.Add(stream.ReadInt64()));
    }

    /// <summary>Adds the field's float32, likewise.</summary>
    public void AddSingle(List<float> numbers)
    {
        if (!IsSpan) numbers.Add(Single);
        else Unpack(stream => numbers.Add(stream.ReadFloat()));
    }

    /// <summary>Adds the field's float64, likewise.</summary>
    public void AddDouble(List<double> numbers)
    {
        if (!IsSpan) numbers.Add(Double);
        else Unpack(stream => numbers.Add(stream.ReadDouble()));
    }

    /// <summary>An error at the current field.</summary>
    public FileFormatException Error(string problem) => _file.Error(Position, problem);

    private void ReadValue()
    {
        _start = (int)_stream.Position;
        switch (_type)
        {
            case WireType.Varint: _bits = _stream.ReadUInt64(); break;
            case WireType.Fixed32: _bits = _stream.ReadFixed32(); break;
            case WireType.Fixed64: _bits = _stream.ReadFixed64(); break;
            case WireType.EndGroup: throw Error("a group ends that did not start: the file is damaged");
            default:
                _stream.SkipLastField();
                if (IsSpan) _start = EndOfLength(_start);
                break;
        }
    }

    // The length was read and believed already: it ends with the first byte whose highest bit is clear.
    private int EndOfLength(int position)
    {
        while (_file.Bytes[position] >= 0x80) position++;
        return position + 1;
    }

    private void Unpack(Action<CodedInputStream> read)
    {
        var stream = new CodedInputStream(_file.Bytes, Span.Start, Span.Length);
        try
        {
            while (!stream.IsAtEnd) read(stream);
        }
        catch (InvalidProtocolBufferException)
        {
            throw _file.Error((int)stream.Position, "packed numbers are cut off");
        }
    }

    private FileFormatException Mismatch() => Error($"field {Field} is of another type than ONNX gives it");
}
